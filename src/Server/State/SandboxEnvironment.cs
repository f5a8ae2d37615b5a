using System.Collections.Concurrent;

namespace MsReleaseActions.Server.State;

/// <summary>A deployment environment. One that nobody set up has no protection.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="Name">As workflows write it.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record SandboxEnvironment(long Id, string Name, DateTimeOffset CreatedAt)
{
    /// <summary>Who may approve; empty: nobody has to.</summary>
    public IReadOnlyList<EnvironmentReviewer> Reviewers { get; set; } = [];

    /// <summary>Minutes to wait before a deployment.</summary>
    public int WaitTimer { get; set; }

    /// <summary>Whoever started the run may not approve it.</summary>
    public bool PreventSelfReview { get; set; }

    /// <summary>Administrators may go on without an approval, as GitHub has it unless told otherwise.</summary>
    public bool CanAdminsBypass { get; set; } = true;

    /// <summary>
    /// Null: any branch. True: protected branches. False: the patterns of <see cref="BranchPatterns"/>.
    /// </summary>
    public bool? ProtectedBranchesOnly { get; set; }

    /// <summary>Names and patterns that may deploy, with their numbers.</summary>
    public IReadOnlyList<BranchPattern> BranchPatterns { get; set; } = [];

    /// <summary>Secrets that jobs get once they may deploy.</summary>
    public ConcurrentDictionary<string, string> Secrets { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Variables that jobs get once they may deploy.</summary>
    public ConcurrentDictionary<string, string> Variables { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Somebody who may approve.</summary>
/// <param name="Type"><c>User</c> or <c>Team</c>.</param>
/// <param name="Name">Login, or the team's slug.</param>
public sealed record EnvironmentReviewer(string Type, string Name);

/// <summary>A pattern of a branch policy.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="Name"><c>main</c>, <c>release/*</c>.</param>
/// <param name="Type"><c>branch</c> or <c>tag</c>.</param>
public sealed record BranchPattern(long Id, string Name, string Type);

/// <summary>A deployment: made when a job goes on to an environment, or by hand.</summary>
public sealed record SandboxDeployment(
    long Id,
    string Environment,
    string Ref,
    string Sha,
    string Task,
    string Creator,
    DateTimeOffset CreatedAt
)
{
    /// <summary>What it says about itself.</summary>
    public string? Description { get; init; }

    /// <summary>What a caller gave; a text or an object, as JSON.</summary>
    public string Payload { get; init; } = "{}";
}
