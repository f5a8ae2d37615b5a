using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.RewriteLatestJson;

[Needs(Need.Nothing)]
public sealed class RewriteInputTests : RewriteRig
{
    [Theory]
    [InlineData("token", "", "token is required")]
    [InlineData("source-sha", "", "source-sha or candidate-tag is required")]
    [InlineData("source-sha", "abc", "source-sha must be a full commit SHA")]
    [InlineData("candidate-tag", "v1", "candidate-tag must start with rc-")]
    [InlineData("release-tag", "", "release-tag is required")]
    [InlineData("release-tag", "1.2.3", "release-tag must be a tag such as v1.2.3")]
    [InlineData("tag-prefix", "", "release-tag must be a tag such as 1.2.3 or 1.2.3-beta.1, not 'v1.2.3'")]
    [InlineData("tag-prefix", "app-v", "not 'v1.2.3': tag-prefix is app-v")]
    [InlineData("tag-prefix", "-v", "tag-prefix must be letters, digits, and . _ - between them")]
    [InlineData("repository", "nobody", "repository must be owner/name")]
    [InlineData("target-repository", "a/b/c", "target-repository must be owner/name")]
    [InlineData("required", "yes", "required must be true or false")]
    [InlineData("path", "../x.json", "path must stay inside the workspace")]
    [InlineData("path", "gone.json", "path names no file: 'gone.json' is not there")]
    [InlineData("output", "/etc/latest.json", "output must stay inside the workspace")]
    [InlineData("output", ".", "output must be a file, '.' is a folder")]
    [InlineData("notes-file", "gone.md", "notes-file names no file: 'gone.md' is not there")]
    [InlineData(
        "pub-date",
        "yesterday",
        "pub-date must be a date such as 2026-01-31T12:00:00Z (RFC 3339), not 'yesterday'"
    )]
    [InlineData("pub-date", "2026-02-30T00:00:00Z", "pub-date must be a date")]
    [InlineData("updater-public-key", "hello", "updater-public-key is not a minisign public key")]
    public async Task A_bad_input_is_exit_2_and_no_request(string name, string value, string why)
    {
        Seal(Built);
        ShouldEnd(await RunAsync((name, value)), 2, why);
        Github.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Notes_are_given_once()
    {
        Runner.Write("notes.md", "n"u8.ToArray());
        ShouldEnd(
            await RunAsync(("notes", "n"), ("notes-file", "notes.md")),
            2,
            "notes and notes-file are both given: give one"
        );
        Github.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task All_bad_inputs_are_told_at_once() =>
        ShouldEnd(
            await RunAsync(("release-tag", "x"), ("required", "y"), ("source-sha", "z")),
            2,
            "required must be true or false, not 'y'"
        );
}
