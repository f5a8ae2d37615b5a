using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Steps.Runs;

namespace MsReleaseActions.ReleaseTrain.Steps.Promote;

/// <summary>A promotion as GitHub shows it at one instant.</summary>
/// <param name="Runs">Of this tag and commit, newest first.</param>
/// <param name="Published">The release that everybody sees under the tag; null where there is none.</param>
/// <param name="TagCommit">The commit that the tag is on; only asked where the release is published.</param>
internal sealed record PromotionSnapshot(IReadOnlyList<WorkflowRun> Runs, Release? Published, string? TagCommit)
{
    /// <summary>What the live run waits for.</summary>
    public IReadOnlyList<PendingDeployment> Pending { get; init; } = [];

    /// <summary>What reviewers said about the live run.</summary>
    public IReadOnlyList<RunReview> Reviews { get; init; } = [];

    /// <summary>
    /// A reviewer said no to the live run, which goes on with what needs no approval. Of a run that was run again it
    /// cannot be told to which attempt the no was said.
    /// </summary>
    public bool IsRejected { get; init; }

    /// <summary>The run to follow; null where none is under way, or it was rejected.</summary>
    public WorkflowRun? Live => IsRejected ? null : Runs.Live();

    public WorkflowRun? Newest => Runs is [var newest, ..] ? newest : null;

    /// <summary>
    /// The run that publishes, or has ended without having published; null where there is none, or nothing is left to
    /// follow.
    /// </summary>
    public WorkflowRun? ToFollow => Published is null ? Live ?? Newest : null;

    /// <summary>What waits for the environment's reviewers; null where the live run does not.</summary>
    public PendingDeployment? Gate(string environment) => GateOf(Pending, environment);

    /// <summary>The reviewer's yes to the live run.</summary>
    public RunReview? Approval(string environment) =>
        Decision(Reviews, environment) is { State: "approved" } yes ? yes : null;

    /// <summary>A reviewer's newest word about the environment: a run that is run again is asked for again.</summary>
    public static RunReview? Decision(IEnumerable<RunReview> reviews, string environment) =>
        reviews.LastOrDefault(review => review.Environments.Any(about => Same(about.Name, environment)));

    /// <summary>The one of several gates that is this environment; null where none is.</summary>
    public static PendingDeployment? GateOf(IEnumerable<PendingDeployment> pending, string environment) =>
        pending.FirstOrDefault(gate => Same(gate.Environment.Name, environment));

    // as GitHub compares them
    private static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
