using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Preflight;

/// <summary>Rulesets of tags, and what is said of a repository that has them.</summary>
internal static class TagFacts
{
    public static List<string> Found(
        ReleaseSettings settings,
        IReadOnlyList<TagRuleset> rulesets,
        bool immutable = false,
        string lane = ""
    ) =>
        [
            .. TagRules
                .Of(Facts(rulesets, immutable, lane), settings)
                .Select(finding => $"{finding.Status}: {finding.Text}"),
        ];

    public static TagRuleset Ruleset(string rules, string mode, string? app, string pattern = "refs/tags/v*") =>
        new(1, "tags")
        {
            Conditions = new RulesetConditions { RefName = new RulesetNames([pattern], ["refs/tags/rc-*"]) },
            Rules = [.. rules.Split(' ').Select(type => new RulesetRule(type))],
            BypassActors = app is null
                ? [new RulesetActor("RepositoryRole") { ActorId = 5, BypassMode = "always" }]
                :
                [
                    new RulesetActor("Integration")
                    {
                        ActorId = long.Parse(app, System.Globalization.CultureInfo.InvariantCulture),
                        BypassMode = mode.Length == 0 ? "always" : mode,
                    },
                ],
        };

    public static PreflightFacts Facts(IReadOnlyList<TagRuleset> rulesets, bool immutable, string lane) =>
        new(
            new(null, null),
            new Repository(1, "org/desk", "main", Private: false),
            new(null, null),
            new(null, null),
            new([new SourceFile(".github/workflows/release.yml", lane)], null),
            new(null, null),
            new(null, null),
            new([], null),
            new([], null),
            new(null, null),
            new(new ImmutableReleases(immutable), null)
        )
        {
            Tags = new(rulesets, null),
            ReleaseSecrets = new(["app_key"], null),
        };
}
