namespace MsReleaseActions.Server.State;

/// <summary>A workflow file that stands, or stood, on the default branch.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="Path"><c>.github/workflows/name.yml</c>.</param>
/// <param name="CreatedAt">When it was first seen.</param>
public sealed record SandboxWorkflow(long Id, string Path, DateTimeOffset CreatedAt)
{
    /// <summary>Its <c>name:</c>, else its path.</summary>
    public string Name { get; internal set; } = Path;

    /// <summary><c>active</c>, <c>disabled_manually</c>, …; set it to see a refusal.</summary>
    public string State { get; set; } = "active";

    /// <summary>The last part of the path.</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>How the server answers a dispatch.</summary>
public enum DispatchAnswer
{
    /// <summary>200 with the run, when asked with <c>return_run_details</c>.</summary>
    RunDetails,

    /// <summary>204, whatever was asked: an Enterprise Server that ignores the field.</summary>
    NoContent,

    /// <summary>422 that names the unknown field; 204 without it.</summary>
    UnknownField422,

    /// <summary>400 that names the unknown field; 204 without it.</summary>
    UnknownField400,
}
