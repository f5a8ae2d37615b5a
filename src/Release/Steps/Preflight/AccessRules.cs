using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>Whether the token and the repository let a release happen at all. Pure.</summary>
internal static class AccessRules
{
    // a whole release with an hour of watching takes a few hundred
    private const int Enough = 500;

    public static IEnumerable<PreflightFinding> Of(PreflightFacts facts, ReleaseSettings settings) =>
    [
        .. OfToken(facts),
        OfRights(facts),
        facts.Repository.DefaultBranch == settings.Branch
            ? Ready.Ok("branch", $"{settings.Branch} is the default branch")
            : Ready.Failed("branch", $"the default branch is {facts.Repository.DefaultBranch}, and {settings.Branch} is to be released", "Workflows are dispatched on the default branch only: set `branch` in ms-release.json, or change the default branch"),
        OfActions(facts),
        OfImmutability(facts),
    ];

    /// <summary>Of a repository that is not released, where something is dispatched.</summary>
    public static IEnumerable<PreflightFinding> OfUse(PreflightFacts facts) => [OfRights(facts), OfActions(facts)];

    private static IEnumerable<PreflightFinding> OfToken(PreflightFacts facts)
    {
        if (facts.Token is { Failure: { } failure })
        {
            return [Ready.Unknown("token", failure)];
        }
        if (facts.Token.Value is not { } token)
        {
            return [Ready.Ok("token", "this server has no rate limits")];
        }
        return
        [
            OfScopes(token, facts.Repository.Private),
            token.Remaining >= Enough
                ? Ready.Ok("rate limit", $"{token.Remaining} of {token.Limit} requests are left for this hour")
                : Ready.Warning("rate limit", $"{token.Remaining} of {token.Limit} requests are left for this hour", $"A release takes some {Enough} at most: it will wait for the next hour"),
        ];
    }

    private static PreflightFinding OfScopes(TokenState token, bool isPrivate)
    {
        if (token.Scopes is null)
        {
            return Ready.Ok("token", "fine-grained, or an app's: GitHub does not list its permissions; it needs contents, actions, pull requests: write, and checks, statuses: read");
        }
        var scopes = token.Scopes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return scopes.Contains("repo") || (!isPrivate && scopes.Contains("public_repo"))
            ? Ready.Ok("token", $"classic, with the scopes {token.Scopes}")
            : Ready.Failed("token", $"a classic token with {(scopes.Length == 0 ? "no scopes" : $"the scopes {token.Scopes}")}, and a release needs repo", "Give it that scope: `gh auth refresh --scopes repo,workflow`");
    }

    private static PreflightFinding OfRights(PreflightFacts facts) => facts.Repository.Permissions switch
    {
        null => new PreflightFinding("rights", Readiness.Unknown, "GitHub does not say what this token may do here"),
        { Push: true } rights => Ready.Ok("rights", rights.Admin ? "administrator" : "may push"),
        _ => Ready.Failed("rights", $"this token may not push to {facts.Repository.FullName}", "Give the token `contents: write`, or use one of somebody who may push: drafts are invisible to others, and nothing can be dispatched"),
    };

    private static PreflightFinding OfActions(PreflightFacts facts) => facts.Actions switch
    {
        { Failure: { } failure } => Ready.Unknown("actions", failure),
        { Value: { Enabled: false } } => Ready.Failed("actions", "Actions are disabled in this repository", "Enable them: Settings, Actions, General"),
        { Value: null } => new PreflightFinding("actions", Readiness.Unknown, "GitHub does not say whether Actions are enabled"),
        _ => Ready.Ok("actions", "Actions are enabled"),
    };

    private static PreflightFinding OfImmutability(PreflightFacts facts) => facts.Immutable switch
    {
        { Failure: { } failure } => Ready.Unknown("immutable releases", failure),
        { Value: { Enabled: true } } => Ready.Ok("immutable releases", "on: what is published can never change, and a bad release can be marked but not emptied"),
        _ => Ready.Ok("immutable releases", "off: whoever may push can change what is published; turn them on in Settings, General, Releases"),
    };
}
