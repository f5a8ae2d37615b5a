namespace MsReleaseActions.Server.State;

/// <summary>What started a run.</summary>
/// <param name="Event"><c>workflow_dispatch</c>, <c>push</c>, …</param>
/// <param name="HeadBranch">Branch or tag, without <c>refs/…/</c>.</param>
/// <param name="HeadSha">The commit whose workflow file it is.</param>
public sealed record NewRun(string Event, string HeadBranch, string HeadSha)
{
    /// <summary>The inputs of a dispatch.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Login of who asked.</summary>
    public string Actor { get; init; } = "octocat";

    /// <summary>Full name of the ref: <c>refs/heads/main</c>, <c>refs/tags/v1</c>, <c>refs/pull/3/merge</c>.</summary>
    public string Ref { get; init; } = "refs/heads/" + HeadBranch;

    /// <summary>The commit that jobs work on; a pull request's is its trial merge.</summary>
    public string Sha { get; init; } = HeadSha;

    /// <summary>Of a push: the commit before, or null.</summary>
    public string? Before { get; init; }

    /// <summary>The pull request, of its events.</summary>
    public SandboxPull? Pull { get; init; }

    /// <summary>The release, of its events.</summary>
    public SandboxRelease? Release { get; init; }

    /// <summary>Of an event with types: <c>opened</c>, <c>synchronize</c>, …</summary>
    public string? Action { get; init; }
}

/// <summary>A decision about an environment.</summary>
/// <param name="Environments">Their names.</param>
/// <param name="Approved">False: rejected.</param>
/// <param name="Login">Who decided.</param>
/// <param name="Comment">What they wrote.</param>
public sealed record SandboxApproval(IReadOnlyList<string> Environments, bool Approved, string Login, string Comment);
