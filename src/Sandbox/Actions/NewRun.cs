namespace MsReleaseActions.Sandbox;

/// <summary>What started a run.</summary>
/// <param name="Event"><c>workflow_dispatch</c>, <c>push</c>, …</param>
/// <param name="HeadBranch">Branch or tag, without <c>refs/…/</c>.</param>
/// <param name="HeadSha">The commit whose workflow file it is.</param>
public sealed record NewRun(string Event, string HeadBranch, string HeadSha)
{
    /// <summary>The inputs of a dispatch.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Login of who asked.</summary>
    public string Actor { get; init; } = "octocat";
}

/// <summary>A decision about an environment.</summary>
/// <param name="Environments">Their names.</param>
/// <param name="Approved">False: rejected.</param>
/// <param name="Login">Who decided.</param>
/// <param name="Comment">What they wrote.</param>
public sealed record SandboxApproval(IReadOnlyList<string> Environments, bool Approved, string Login, string Comment);
