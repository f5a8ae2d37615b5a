using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Sandboxes;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

/// <summary>A repository that protects its release tags.</summary>
[Needs(Need.Nothing)]
public sealed class TagRulesetTests : PromoteTest
{
    [Theory]
    [InlineData("""{"type":"creation"}""", "creations being restricted", "Give it the token of a GitHub App")]
    [InlineData(
        """{"type":"required_signatures"}""",
        "must have verified signatures",
        "Release a commit that is signed"
    )]
    [InlineData(
        """{"type":"tag_name_pattern","parameters":{"operator":"starts_with","pattern":"release-"}}""",
        "Tag name must start with 'release-'",
        "Take a name that fits"
    )]
    public async Task A_rule_that_the_token_does_not_pass_is_a_no_and_the_copied_assets_stay(
        string rule,
        string said,
        string wayOut
    )
    {
        TagRuleset.Put(Repo, rule);

        var first = await RunAsync();
        Github.Log.Clear();
        var second = await RunAsync();

        foreach (var result in new[] { first, second })
        {
            result.ExitCode.Should().Be(1, result.Log);
            result.Error.Should().StartWith("Could not update release ").And.Contain(said).And.Contain(wayOut);
            result.Error.Should().NotContain("it continues");
        }
        Uploads.Should().BeEmpty("what the first run copied is kept");
        (Repo.Releases.Published(ReleaseTagText), Repo.Resolve("refs/tags/" + ReleaseTagText))
            .Should()
            .Be((null, null));
        var app = Github.Apps.Install(Repo, "release-bot", (Permission.Contents, Access.Write));
        TagRuleset.Put(Repo, rule, app: app);
        var token = SandboxApps.Token(app, Repo, new Dictionary<Permission, Access>())!;

        await SucceedAsync(("token", token));
        await NothingToDoAsync(("token", token));

        Holds(Published, Final(Files));
    }

    [Fact]
    public async Task A_name_that_an_immutable_release_has_had_is_a_no_and_the_next_version_the_way_out()
    {
        Repo.ImmutableReleases = true;
        Repo.Releases.Remove(Repo.Releases.AddPublished(ReleaseTagText, Sha));
        Repo.RemoveTag(ReleaseTagText);

        var result = await RunAsync();

        result.ExitCode.Should().Be(1, result.Log);
        result
            .Error.Should()
            .Contain("tag_name was used by an immutable release")
            .And.EndWith("Release it under the next version.");
    }
}
