namespace MsReleaseActions.Server.State;

/// <summary>A GitHub App that is installed in one repository.</summary>
/// <param name="Id">Its number, which rulesets name as an actor.</param>
/// <param name="ClientId">What workflows name it by.</param>
/// <param name="Slug">Its name; it writes as <c>SLUG[bot]</c>.</param>
/// <param name="PrivateKey">PEM; whoever has it gets tokens.</param>
/// <param name="Repository"><c>owner/name</c> of where it is installed.</param>
/// <param name="Permissions">What it may do there at most.</param>
public sealed record SandboxApp(
    long Id,
    string ClientId,
    string Slug,
    string PrivateKey,
    string Repository,
    IReadOnlyDictionary<Permission, Access> Permissions
)
{
    /// <summary>
    /// The App behind every <c>GITHUB_TOKEN</c>. It is nobody's own, so no ruleset of a repository lets it bypass.
    /// </summary>
    public const long Actions = 15368;
}
