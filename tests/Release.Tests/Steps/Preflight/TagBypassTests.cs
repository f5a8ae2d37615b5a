using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;
using static MsReleaseActions.ReleaseTrainTests.Steps.Preflight.TagFacts;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Preflight;

/// <summary>Whom a ruleset of tags does not bind, and which tags it leaves open.</summary>
[Needs(Need.Nothing)]
public sealed class TagBypassTests
{
    private const string All = "creation update deletion";

    private static readonly ReleaseSettings Settings = new(RepositoryName.Parse("org/desk"));
    private static readonly ReleaseApp App = new("Iv23liA", "APP_KEY", 4711);

    [Fact]
    public void Whoever_else_is_spared_is_named_and_administrators_are_not()
    {
        var ruleset = Ruleset(All, "", "4711");

        Found(
                Settings with
                {
                    App = App,
                },
                [
                    ruleset with
                    {
                        BypassActors =
                        [
                            .. ruleset.BypassActors!,
                            new RulesetActor("RepositoryRole") { ActorId = 5 },
                            new RulesetActor("OrganizationAdmin"),
                            new RulesetActor("RepositoryRole") { ActorId = 4 },
                            new RulesetActor("DeployKey"),
                            new RulesetActor("Team") { ActorId = 7 },
                        ],
                    },
                ]
            )
            .Should()
            .Equal(
                "Passed: 'tags' lets the App Iv23liA make them",
                "Warning: 'tags' does not bind everybody who may write, deploy keys, the team 7"
            );
    }

    [Theory]
    [InlineData("refs/tags/v1.*")]
    [InlineData("refs/tags/v1.2.3*")]
    public void A_ruleset_of_some_versions_leaves_the_others_open(string pattern) =>
        Found(Settings with { App = App }, [Ruleset(All, "", "4711", pattern)])
            .Should()
            .Contain("Warning: no ruleset keeps whoever may push from making, moving, deleting a release tag (v*)");
}
