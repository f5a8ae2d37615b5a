using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>Whether the token and the repository let a release happen at all. Pure.</summary>
internal static class AccessRules
{
    // a whole release with an hour of watching takes a few hundred
    private const int Enough = 500;

    public static IEnumerable<CheckResult> Of(PreflightFacts facts, ReleaseSettings settings) =>
        [
            .. OfToken(facts),
            OfRights(facts),
            facts.Repository.DefaultBranch == settings.Branch
                ? CheckResult.Passed("branch", $"{settings.Branch} is the default branch")
                : CheckResult.Failed(
                    "branch",
                    $"the default branch is {facts.Repository.DefaultBranch}, and {settings.Branch} is to be released",
                    "Workflows are dispatched on the default branch only: set `branch` in ms-release.json, or "
                        + "change the default branch"
                ),
            OfActions(facts),
            OfImmutability(facts),
        ];

    /// <summary>Of a repository that is not released, where something is dispatched.</summary>
    public static IEnumerable<CheckResult> OfUse(PreflightFacts facts) => [OfRights(facts), OfActions(facts)];

    private static IEnumerable<CheckResult> OfToken(PreflightFacts facts)
    {
        if (facts.Token is { Failure: { } failure })
        {
            return [failure.Unknown("token")];
        }
        if (facts.Token.Value is not { } token)
        {
            return [CheckResult.Passed("token", "this server has no rate limits")];
        }
        return
        [
            OfScopes(token, facts.Repository.Private),
            token.Remaining >= Enough
                ? CheckResult.Passed(
                    "rate limit",
                    $"{token.Remaining} of {token.Limit} requests are left for this hour"
                )
                : CheckResult.Warning(
                    "rate limit",
                    $"{token.Remaining} of {token.Limit} requests are left for this hour",
                    $"A release takes some {Enough} at most: it will wait for the next hour"
                ),
        ];
    }

    private static CheckResult OfScopes(TokenState token, bool isPrivate)
    {
        if (token.Scopes is null)
        {
            return CheckResult.Passed(
                "token",
                "fine-grained, or an app's: GitHub does not list its permissions; it needs contents, actions, "
                    + "pull requests: write, and checks, statuses: read"
            );
        }
        var scopes = token.Scopes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return scopes.Contains("repo") || (!isPrivate && scopes.Contains("public_repo"))
            ? CheckResult.Passed("token", $"classic, with the scopes {token.Scopes}")
            : CheckResult.Failed(
                "token",
                $"a classic token with {(scopes.Length == 0 ? "no scopes" : $"the scopes {token.Scopes}")}, and a "
                    + "release needs repo",
                "Give it that scope: `gh auth refresh --scopes repo,workflow`"
            );
    }

    private static CheckResult OfRights(PreflightFacts facts) =>
        facts.Repository.Permissions switch
        {
            null => new CheckResult("rights", CheckStatus.Unknown, "GitHub does not say what this token may do here"),
            { Push: true } rights => CheckResult.Passed("rights", rights.Admin ? "administrator" : "may push"),
            _ => CheckResult.Failed(
                "rights",
                $"this token may not push to {facts.Repository.FullName}",
                "Give the token `contents: write`, or use one of somebody who may push: drafts are invisible to "
                    + "others, and nothing can be dispatched"
            ),
        };

    private static CheckResult OfActions(PreflightFacts facts) =>
        facts.Actions switch
        {
            { Failure: { } failure } => failure.Unknown("actions"),
            { Value: { Enabled: false } } => CheckResult.Failed(
                "actions",
                "Actions are disabled in this repository",
                "Enable them: Settings, Actions, General"
            ),
            { Value: null } => new CheckResult(
                "actions",
                CheckStatus.Unknown,
                "GitHub does not say whether Actions are enabled"
            ),
            _ => CheckResult.Passed("actions", "Actions are enabled"),
        };

    private static CheckResult OfImmutability(PreflightFacts facts) =>
        facts.Immutable switch
        {
            { Failure: { } failure } => failure.Unknown("immutable releases"),
            { Value: { Enabled: true } } => CheckResult.Passed(
                "immutable releases",
                "on: what is published can never change, and a bad release can be marked but not emptied"
            ),
            _ => CheckResult.Warning(
                "immutable releases",
                "immutable releases are off: whoever may push can change what is published",
                "Turn them on in Settings, General, Releases"
            ),
        };
}
