using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class PromoteInputTests : PromoteTest
{
    [Theory]
    [InlineData("token", "", "token is required")]
    [InlineData("source-sha", "", "source-sha or candidate-tag is required")]
    [InlineData("source-sha", "abc", "source-sha must be a full commit SHA")]
    [InlineData("source-sha", "ABCDEF0123456789ABCDEF0123456789ABCDEF01", "source-sha must be a full commit SHA")]
    [InlineData("candidate-tag", "v1.0.0", "candidate-tag must start with rc-")]
    [InlineData(
        "candidate-tag",
        "rc-0123456789012345678901234567890123456789",
        "candidate-tag must end with source-sha"
    )]
    [InlineData("release-tag", "", "release-tag is required")]
    [InlineData("release-tag", "1.2.0", "release-tag must be a tag such as v1.2.3")]
    [InlineData("release-tag", "v1.2", "release-tag must be a tag such as v1.2.3")]
    [InlineData("release-tag", "v1.2.0+build", "release-tag must be a tag such as v1.2.3")]
    [InlineData("tag-prefix", "", "release-tag must be a tag such as 1.2.3 or 1.2.3-beta.1, not 'v1.2.0'")]
    [InlineData("tag-prefix", "app-v", "release-tag must be a tag such as app-v1.2.3 or app-v1.2.3-beta.1, not")]
    [InlineData("tag-prefix", "a b", "tag-prefix must be letters, digits, and . _ - between them")]
    [InlineData("tag-prefix", "v1.", "tag-prefix must be letters, digits, and . _ - between them")]
    [InlineData("repository", "org", "repository must be owner/name")]
    [InlineData("target-repository", "org/a/b", "target-repository must be owner/name")]
    [InlineData("target-token", "a b", "target-token must be one line")]
    [InlineData("target-commitish", "a..b", "target-commitish must be a branch, tag or commit")]
    [InlineData("target-commitish", "-x", "target-commitish must be a branch, tag or commit")]
    [InlineData("checksums-sha256", "abc", "checksums-sha256 must be 64 lower-case hex digits")]
    [InlineData("overlay", "../latest.json", "overlay must stay inside the workspace")]
    [InlineData("overlay", "missing.json", "overlay names")]
    [InlineData("overlay", "checksums.txt", "overlay cannot hold checksums.txt")]
    [InlineData("overlay", "candidate.json", "overlay cannot hold candidate.json")]
    [InlineData("overlay", "candidate.json.sig", "overlay cannot hold candidate.json.sig")]
    [InlineData("overlay", "my app.json", "overlay holds 'my app.json'")]
    [InlineData("overlay", "a/latest.json\nb/latest.json", "overlay names latest.json 2 times")]
    [InlineData("notes-file", "/etc/hostname", "notes-file must stay inside the workspace")]
    [InlineData("notes-file", "missing.md", "notes-file")]
    [InlineData("name", "a\nb", "name must be one line")]
    [InlineData("generate-notes", "yes", "generate-notes must be true or false")]
    [InlineData("prerelease", "maybe", "prerelease must be one of auto, true")]
    [InlineData("make-latest", "never", "make-latest must be one of auto, true")]
    [InlineData("on-existing", "skip", "on-existing must be one of resume, replace, fail")]
    [InlineData("publish", "1", "publish must be true or false")]
    [InlineData("concurrency", "0", "concurrency must be a whole number from 1 to 16")]
    [InlineData("concurrency", "1.5", "concurrency must be a whole number from 1 to 16")]
    [InlineData("dry-run", "no", "dry-run must be true or false")]
    [InlineData("api-url", "ftp://x", "api-url must be an http(s) address")]
    public async Task Bad_input_is_refused_before_any_request(string name, string value, string message)
    {
        foreach (
            var file in new[]
            {
                "checksums.txt",
                "candidate.json",
                "candidate.json.sig",
                "my app.json",
                "a/latest.json",
                "b/latest.json",
            }
        )
        {
            Runner.Write(file, Text("{}"));
        }

        await RefuseAsync(2, message, (name, value));

        Github.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task All_problems_are_named_at_once()
    {
        var result = await RefuseAsync(
            2,
            "release-tag must be",
            ("release-tag", "1"),
            ("publish", "1"),
            ("concurrency", "x")
        );

        result.Error.Should().Contain("publish must be").And.Contain("concurrency must be");
        Github.Log.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("v1.2.0-beta.1", "auto")]
    [InlineData("v1.2.0", "true")]
    public async Task A_prerelease_cannot_be_made_the_latest(string tag, string prerelease)
    {
        await RefuseAsync(
            2,
            "make-latest cannot be true for a prerelease",
            ("release-tag", tag),
            ("prerelease", prerelease),
            ("make-latest", "true")
        );

        Github.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Notes_come_from_one_place_only()
    {
        Runner.Write("notes.md", Text("from the file"));

        await RefuseAsync(
            2,
            "notes and notes-file cannot both be given",
            ("notes", "given"),
            ("notes-file", "notes.md")
        );
    }
}
