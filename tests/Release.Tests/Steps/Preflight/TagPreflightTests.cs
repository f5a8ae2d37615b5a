using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Sandboxes;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Preflight;

/// <summary>The rulesets of tags as GitHub shows them.</summary>
[Needs(Need.Nothing)]
public sealed class TagPreflightTests : PreflightTest
{
    [Fact]
    public async Task Without_the_App_a_restricted_creation_of_tags_blocks_and_without_a_ruleset_it_is_open()
    {
        var app = Settings.App;
        Settings = Settings with { App = null };
        (await ProblemsAsync()).Should().ContainSingle().Which.Should().Contain("the publication would be refused");

        Repo.Protection.Remove(1);
        (await ReadAsync()).Warnings.Should().ContainSingle().Which.Text.Should().Contain("from making a release tag");

        Settings = Settings with { App = app };
        TagRuleset.Put(Repo, app: Github.Apps.Install(Repo, "another-bot"));
        (await ProblemsAsync()).Should().ContainSingle().Which.Should().Contain("is not on its bypass list");
        Github.Log.Violations.Should().BeEmpty();
    }

    private Task<PreflightReport> ReadAsync() =>
        new PreflightReader(Services(readOnly: true), Needs).ReadAsync(CancellationToken.None);

    private async Task<IEnumerable<string>> ProblemsAsync() =>
        (await ReadAsync()).Problems.Select(problem => problem.Text);
}
