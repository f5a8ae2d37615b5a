namespace MsReleaseActions.Server.State;

/// <summary>What a token may touch, in the words of a workflow's <c>permissions</c>.</summary>
#pragma warning disable CA1711 // It is GitHub's word for it.
public enum Permission
#pragma warning restore CA1711
{
    /// <summary>Everybody who may see the repository may read this.</summary>
    Metadata,

    /// <summary>Code, releases, tags.</summary>
    Contents,

    /// <summary>Workflows' runs and artifacts.</summary>
    Actions,

    /// <summary>Check runs and suites.</summary>
    Checks,

    /// <summary>Pull requests.</summary>
    PullRequests,

    /// <summary>Settings, protection, rulesets, environments.</summary>
    Administration,

    /// <summary>Workflow files: no workflow's own token ever has it.</summary>
    Workflows,

    /// <summary>Deployments and their approvals.</summary>
    Deployments,

    /// <summary>Commit statuses.</summary>
    Statuses,

    /// <summary>Attestations.</summary>
    Attestations,
}

/// <summary>Permissions as headers and workflow files spell them.</summary>
internal static class PermissionNames
{
    public static string Wire(this Permission permission) =>
        permission == Permission.PullRequests ? "pull_requests" : permission.ToString().ToLowerInvariant();
}

/// <summary>How far a permission goes.</summary>
public enum Access
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Look.</summary>
    Read,

    /// <summary>Look and change.</summary>
    Write,
}

/// <summary>Whose kind of token it is: limits and some refusals differ.</summary>
public enum TokenKind
{
    /// <summary>A person's.</summary>
    Personal,

    /// <summary>Of a GitHub App's installation.</summary>
    Installation,

    /// <summary><c>GITHUB_TOKEN</c> of a workflow run: fewer requests, no workflow files.</summary>
    Workflow,
}

/// <summary>An account.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="Login">The name in the address.</param>
/// <param name="Type"><c>User</c>, <c>Organization</c> or <c>Bot</c>.</param>
public sealed record SandboxUser(long Id, string Login, string Type);

/// <summary>A token that the sandbox knows.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Kind">Person's or workflow's.</param>
/// <param name="Permissions">What it may do; <see cref="Permission.Metadata"/> is always readable.</param>
/// <param name="Repository"><c>owner/name</c> that it is limited to, or null for all.</param>
public sealed record SandboxToken(
    string Value,
    SandboxUser User,
    TokenKind Kind,
    IReadOnlyDictionary<Permission, Access> Permissions,
    string? Repository
)
{
    /// <summary>The number of the GitHub App that it is of; null: a person's.</summary>
    public long? AppId { get; init; }

    /// <summary>How far this token goes in a repository.</summary>
    public Access For(Permission permission, SandboxRepository repository)
    {
        if (
            Repository is not null
            && !string.Equals(Repository, repository.FullName, StringComparison.OrdinalIgnoreCase)
        )
        {
            return Access.None;
        }

        var given = Permissions.GetValueOrDefault(permission);
        return permission == Permission.Metadata && given == Access.None ? Access.Read : given;
    }
}
