using System.Text.RegularExpressions;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>
/// Whether somebody else can make or move a release tag, and whether the release itself can make it. Pure.
/// </summary>
internal static partial class TagRules
{
    private const string Name = "release tags";
    private const string Where = "docs/operating.md has the steps";

    public static IEnumerable<CheckResult> Of(PreflightFacts facts, ReleaseSettings settings)
    {
        if (facts.Tags is { Failure: { } failure })
        {
            return [failure.Unknown(Name), .. OfSecret(facts, settings)];
        }
        string[] usual = [$"{settings.TagPrefix}1.2.3", $"{settings.TagPrefix}1.2.3-beta.1"];
        // a pattern may mean only some versions
        string[] tags = [.. usual, $"{settings.TagPrefix}0.0.1", $"{settings.TagPrefix}9999.0.0-beta.1"];
        var covering = (facts.Tags.Value ?? []).Where(ruleset => tags.Any(ruleset.Covers)).ToList();
        var creation = covering.Where(ruleset => ruleset.Has("creation")).ToList();
        return
        [
            .. creation.Select(ruleset => OfPublication(ruleset, facts, settings)),
            .. covering.SelectMany(ruleset => OfSpared(ruleset, settings)),
            .. OfNames(covering, usual, settings),
            .. OfOthers(
                [
                    .. Open(covering, tags, "creation"),
                    .. IsLocked(facts) ? [] : Open(covering, tags, "update", "deletion"),
                ],
                settings
            ),
            .. OfSecret(facts, settings),
        ];
    }

    // what anybody who may push can do to a release tag
    private static IEnumerable<string> Open(IReadOnlyList<TagRuleset> all, string[] tags, params string[] types) =>
        types
            .Where(type => tags.Any(tag => !all.Any(ruleset => ruleset.Covers(tag) && ruleset.Has(type))))
            .Select(type =>
                type switch
                {
                    "creation" => "make",
                    "update" => "move",
                    _ => "delete",
                }
            );

    private static bool IsLocked(PreflightFacts facts) => facts.Immutable.Value is { Enabled: true };

    private static IEnumerable<CheckResult> OfOthers(List<string> open, ReleaseSettings settings) =>
        open.Count == 0
            ? []
            :
            [
                CheckResult.Warning(
                    Name,
                    $"no ruleset keeps whoever may push from {string.Join(", ", open.Select(Doing))} a release tag "
                        + $"({settings.TagPrefix}*)",
                    $"Restrict it with a ruleset that lets only a GitHub App through (`release_app`): {Where}"
                ),
            ];

    private static string Doing(string what) =>
        what == "make" ? "making"
        : what == "move" ? "moving"
        : "deleting";

    private static CheckResult OfPublication(TagRuleset ruleset, PreflightFacts facts, ReleaseSettings settings) =>
        (settings.App, ruleset.BypassActors) switch
        {
            (null, { } actors) when actors.Any(actor => actor.IsApp(RulesetActor.Actions)) => CheckResult.Passed(
                Name,
                $"'{ruleset.Name}' lets GitHub Actions make them"
            ),
            (null, _) when HasToken(facts, settings) => CheckResult.Unknown(
                Name,
                $"'{ruleset.Name}' restricts who makes them, and {settings.ReleaseWorkflow} publishes with a token of "
                    + "its own: whether it is let through is not known",
                "Name the App as `release_app` in ms-release.json"
            ),
            (null, _) => CheckResult.Failed(
                Name,
                $"'{ruleset.Name}' restricts who makes them, and {settings.ReleaseWorkflow} publishes with the job's own "
                    + "token, which GitHub lets past no such rule: the publication would be refused",
                $"Name a GitHub App as `release_app` in ms-release.json and put it on the ruleset's bypass list: {Where}"
            ),
            ({ } app, null) => CheckResult.Unknown(
                Name,
                $"'{ruleset.Name}' restricts who makes them; whether the App {app.ClientId} is on its bypass list is not "
                    + "known",
                "GitHub shows the list to administrators only: an administrator's token sees it"
            ),
            ({ AppId: null } app, { } actors) when actors.Any(actor => actor.ActorType == "Integration") =>
                CheckResult.Unknown(
                    Name,
                    $"'{ruleset.Name}' lets GitHub Apps through; whether {app.ClientId} is one of them is not known",
                    "Write its number as `release_app.app_id` into ms-release.json"
                ),
            ({ AppId: { } number } app, { } actors) when actors.Any(actor => actor.IsApp(number)) => CheckResult.Passed(
                Name,
                $"'{ruleset.Name}' lets the App {app.ClientId} make them"
            ),
            ({ } app, _) => CheckResult.Failed(
                Name,
                $"'{ruleset.Name}' restricts who makes them, and the App {app.ClientId} is not on its bypass list: the "
                    + "publication would be refused",
                $"Put the App on the list: Settings, Rules, {ruleset.Name}"
            ),
        };

    // whom a ruleset spares beside the App and administrators
    private static IEnumerable<CheckResult> OfSpared(TagRuleset ruleset, ReleaseSettings settings)
    {
        var others = (ruleset.BypassActors ?? [])
            .Where(actor => actor is { IsAdministrator: false, SparesAlways: true })
            .Where(actor => settings.App?.AppId is not { } app || !actor.IsApp(app))
            // without its number any App may be the one
            .Where(actor => settings.App?.AppId is not null || actor.ActorType != "Integration" || actor.IsActions)
            .Select(actor => actor.Shown);
        var todo = $"Leave the App and administrators alone on its bypass list: Settings, Rules, {ruleset.Name}";
        return others.Any()
            ? [CheckResult.Warning(Name, $"'{ruleset.Name}' does not bind {string.Join(", ", others)}", todo)]
            : [];
    }

    private static IEnumerable<CheckResult> OfNames(List<TagRuleset> covering, string[] tags, ReleaseSettings settings)
    {
        foreach (var ruleset in covering.Where(ruleset => !Spares(ruleset, settings)))
        {
            foreach (var pattern in ruleset.Rules.Select(TagPattern.Of).OfType<TagPattern>())
            {
                foreach (var tag in tags.Where(tag => pattern.Allows(tag) == false))
                {
                    yield return CheckResult.Failed(
                        Name,
                        $"'{ruleset.Name}' refuses a tag such as {tag}: {pattern.Said}",
                        "Set `tag_prefix` in ms-release.json so that it fits, or have the rule changed"
                    );
                }
            }
            if (ruleset.Has("required_signatures"))
            {
                yield return CheckResult.Warning(
                    Name,
                    $"'{ruleset.Name}' takes signed commits only: a release of another one is refused when it is "
                        + "published",
                    "Let GitHub make the commits that are released (what it merges is signed), or put the App on the "
                        + "ruleset's bypass list"
                );
            }
        }
    }

    private static bool Spares(TagRuleset ruleset, ReleaseSettings settings) =>
        settings.App?.AppId is { } number && ruleset.BypassActors?.Any(actor => actor.IsApp(number)) == true;

    private static IEnumerable<CheckResult> OfSecret(PreflightFacts facts, ReleaseSettings settings) =>
        (settings.App, facts.ReleaseSecrets) switch
        {
            (null, _) => [],
            (_, { Failure: { } failure }) => [failure.Unknown(Name)],
            ({ } app, { Value: var names })
                when names?.Contains(app.PrivateKeySecret, StringComparer.OrdinalIgnoreCase) != true =>
            [
                CheckResult.Failed(
                    Name,
                    $"{app.PrivateKeySecret}, the App's private key, is set nowhere: its token cannot be made",
                    $"Put it into the environment {settings.Environment}: `gh secret set {app.PrivateKeySecret} --env "
                        + $"{settings.Environment} < key.pem`"
                ),
            ],
            _ => [],
        };

    // a lane that somebody changed by hand, or wrote
    private static bool HasToken(PreflightFacts facts, ReleaseSettings settings) =>
        facts.Files.Value?.Any(file =>
            Path.GetFileName(file.Path) == settings.ReleaseWorkflow && OwnToken().IsMatch(file.Text)
        ) == true;

    [GeneratedRegex(
        @"^\s+(target-)?token:\s*[""']?\$\{\{(?!\s*(github\.token|secrets\.GITHUB_TOKEN)\s*\}\})",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex OwnToken();
}
