using System.Text.Json.Nodes;

namespace MsReleaseActions.Server.State;

/// <summary>Somebody whom a ruleset spares.</summary>
/// <param name="Type">GitHub's <c>actor_type</c>.</param>
/// <param name="Id">GitHub's <c>actor_id</c>: of an App, or of a role.</param>
/// <param name="Mode"><c>always</c>, <c>pull_request</c> or <c>exempt</c>.</param>
internal sealed record BypassActor(string Type, long? Id, string? Mode)
{
    private const long Maintain = 2;
    private const long Write = 4;
    private const long Admin = 5;

    /// <summary>What of GitHub's kinds is enforced here.</summary>
    public static IReadOnlyList<string> Known { get; } = ["RepositoryRole", "OrganizationAdmin", "Integration"];

    public static BypassActor Of(JsonNode actor) =>
        new(actor["actor_type"]!.GetValue<string>(), (long?)actor["actor_id"], (string?)actor["bypass_mode"]);

    /// <summary>
    /// Whether it is this caller. A role is a person's: neither a workflow's own token nor an App has one, whatever its
    /// permissions are.
    /// </summary>
    public bool Is(SandboxToken token, SandboxRepository repository) =>
        Type switch
        {
            "Integration" => token.Kind == TokenKind.Installation && token.AppId == Id,
            _ when token.Kind != TokenKind.Personal => false,
            "OrganizationAdmin" => IsAdmin(token, repository),
            "RepositoryRole" => Id switch
            {
                Admin or Maintain => IsAdmin(token, repository),
                Write => token.For(Permission.Contents, repository) == Access.Write,
                _ => false,
            },
            _ => false,
        };

    private static bool IsAdmin(SandboxToken token, SandboxRepository repository) =>
        token.For(Permission.Administration, repository) == Access.Write;
}
