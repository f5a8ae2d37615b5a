namespace MsReleaseActions.Runner.Processes;

/// <summary>What a step wrote into its command files.</summary>
/// <param name="Outputs">By name, in any case. Multi-line values are without their last line break.</param>
/// <param name="Environment">
/// For the steps after it. The runner sets its own <c>GITHUB_*</c> and <c>RUNNER_*</c> variables after these, so these
/// never win.
/// </param>
/// <param name="Path">Folders for <c>PATH</c> in the order they were added: the last comes to stand first.</param>
/// <param name="State">For the post step of the same action.</param>
/// <param name="Summary">Markdown, secrets not yet hidden; empty when there is none or when it is larger than 1
/// MiB.</param>
/// <param name="Failure">Why the step fails whatever its exit code: a file that the runner cannot read. Null when all
/// is well.</param>
public sealed record CommandFileResult(
    IReadOnlyDictionary<string, string> Outputs,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyList<string> Path,
    IReadOnlyDictionary<string, string> State,
    string Summary,
    string? Failure
)
{
    /// <summary>
    /// Errors that do not fail the step: <c>NODE_OPTIONS</c> in the environment, a summary that is too large.
    /// </summary>
    public IReadOnlyList<Annotation> Annotations { get; init; } = [];
}
