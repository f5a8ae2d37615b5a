using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;
using MsReleaseActions.Testing;
using static MsReleaseActions.ReleaseTrainTests.Steps.Preflight.TagFacts;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Preflight;

/// <summary>What is said of rulesets of tags, with and without a GitHub App.</summary>
[Needs(Need.Nothing)]
public sealed class TagRulesTests
{
    private const string All = "creation update deletion";
    private const string Open =
        "Warning: no ruleset keeps whoever may push from making, moving, deleting a release tag (v*)";
    private const string Refused =
        "Failed: 'tags' restricts who makes them, and the App Iv23liA is not on its bypass list: the publication would "
        + "be refused";

    private static readonly ReleaseSettings Settings = new(RepositoryName.Parse("org/desk"));
    private static readonly ReleaseApp App = new("Iv23liA", "APP_KEY", 4711);

    [Theory]
    [InlineData("", "", Open)]
    [InlineData("creation", "", "Warning: no ruleset keeps whoever may push from moving, deleting a release tag (v*)")]
    [InlineData("update deletion", "", "Warning: no ruleset keeps whoever may push from making a release tag (v*)")]
    public void What_anybody_who_may_push_can_do_to_a_release_tag_is_a_warning(
        string rules,
        string actors,
        string said
    ) =>
        Found(Settings with { App = App }, rules.Length == 0 ? [] : [Ruleset(rules, actors, "4711")])
            .Should()
            .Equal(
                rules.Contains("creation", StringComparison.Ordinal)
                    ? ["Passed: 'tags' lets the App Iv23liA make them", said]
                    : [said]
            );

    [Fact]
    public void Immutable_releases_keep_their_tags_by_themselves() =>
        Found(Settings, [], immutable: true)
            .Should()
            .Equal("Warning: no ruleset keeps whoever may push from making a release tag (v*)");

    [Theory]
    [InlineData(
        null,
        "Failed: 'tags' restricts who makes them, and release.yml publishes with the job's own token, which GitHub lets "
            + "past no such rule: the publication would be refused"
    )]
    [InlineData(
        "15368",
        "Passed: 'tags' lets GitHub Actions make them",
        "Warning: 'tags' does not bind the workflows of any branch (GitHub Actions)"
    )]
    public void Without_an_App_a_restricted_creation_blocks(string? actor, params string[] said) =>
        Found(Settings, [Ruleset(All, "", actor)]).Should().Equal(said);

    [Fact]
    public void A_lane_with_a_token_of_its_own_may_be_let_through() =>
        Found(
                Settings,
                [Ruleset(All, "", "1")],
                lane: "      - uses: org/ms-release-actions/promote-assets@v1\n        with:\n          "
                    + "token: ${{ secrets.BOT }}\n"
            )
            .Should()
            .Equal(
                "Unknown: 'tags' restricts who makes them, and release.yml publishes with a token of its own: whether it "
                    + "is let through is not known"
            );

    [Theory]
    [InlineData("4711", "", "Passed: 'tags' lets the App Iv23liA make them")]
    [InlineData("4712", "", Refused, "Warning: 'tags' does not bind the App 4712")]
    [InlineData("4711", "pull_request", Refused)]
    [InlineData(null, "", Refused)]
    public void Whether_the_App_is_let_through_is_said(string? actor, string mode, params string[] said) =>
        Found(Settings with { App = App }, [Ruleset(All, mode, actor)]).Should().Equal(said);

    [Fact]
    public void What_GitHub_does_not_show_is_not_known()
    {
        var hidden = Ruleset(All, "", "1") with { BypassActors = null };
        var unnamed = Settings with { App = App with { AppId = null } };

        Found(Settings with { App = App }, [hidden])
            .Concat(Found(unnamed, [Ruleset(All, "", "4711")]))
            .Concat(Found(unnamed, [Ruleset(All, "", null)]))
            .Should()
            .Equal(
                "Unknown: 'tags' restricts who makes them; whether the App Iv23liA is on its bypass list is not known",
                "Unknown: 'tags' lets GitHub Apps through; whether Iv23liA is one of them is not known",
                Refused
            );
    }

    [Fact]
    public void Only_rulesets_that_mean_the_tags_of_this_product_count()
    {
        Found(Settings, [Ruleset(All, "", null, "refs/tags/app-v*")]).Should().Equal(Open);
        Found(Settings, [Ruleset(All, "", null, "refs/tags/v[0-9]*")])[0]
            .Should()
            .StartWith("Failed: 'tags' restricts");
        Found(Settings, [Ruleset(All, "", null, "~ALL")])[0].Should().StartWith("Failed: 'tags' restricts");
        Found(Settings, [Ruleset(All, "", null, "refs/tags/v[")]).Should().Equal(Open);
    }

    [Fact]
    public void Names_and_signatures_that_a_rule_demands_are_looked_at()
    {
        using var parameters = JsonDocument.Parse("""{"operator":"ends_with","pattern":"-final"}""");
        var ruleset = Ruleset("update deletion required_signatures", "", null);

        Found(
                Settings,
                [
                    ruleset with
                    {
                        Rules =
                        [
                            .. ruleset.Rules,
                            new RulesetRule("tag_name_pattern") { Parameters = parameters.RootElement.Clone() },
                        ],
                    },
                ]
            )
            .Should()
            .Equal(
                "Failed: 'tags' refuses a tag such as v1.2.3: a name that ends with '-final' is demanded",
                "Failed: 'tags' refuses a tag such as v1.2.3-beta.1: a name that ends with '-final' is demanded",
                "Warning: 'tags' takes signed commits only: a release of another one is refused when it is published",
                "Warning: no ruleset keeps whoever may push from making a release tag (v*)"
            );
    }

    [Fact]
    public void A_key_that_is_nowhere_makes_no_token()
    {
        var finding = TagRules
            .Of(
                Facts([Ruleset(All, "", "4711")], false, "") with
                {
                    ReleaseSecrets = new([], null),
                },
                Settings with
                {
                    App = App,
                }
            )
            .Last();

        (finding.Status, finding.Text, finding.ToDo)
            .Should()
            .Be(
                (
                    CheckStatus.Failed,
                    "APP_KEY, the App's private key, is set nowhere: its token cannot be made",
                    "Put it into the environment app-release: `gh secret set APP_KEY --env app-release < key.pem`"
                )
            );
    }
}
