using MsReleaseActions.GitHub;
using MsReleaseActions.Train.Settings;
using MsReleaseActions.Train.Steps;

namespace MsReleaseActions.Train.Lanes;

/// <summary>What the state of a promotion means for the three steps that it is made of. Pure.</summary>
internal static class ReleaseReports
{
    private const string Why = "conflicts show before anybody approves";

    /// <summary>The promotion is dispatched, and has verified the candidate.</summary>
    public static StepReport OfRelease(ReleaseSight sight, Journey journey, ReleaseSettings settings) => sight switch
    {
        { Published: not null } => OfPublished(sight, journey, settings),
        { Live: { } run } when sight.Gate(settings.Environment) is not null || sight.Approval(settings.Environment) is not null =>
            new StepReport(StepStatus.Done, $"run {run.Id} has verified the candidate") { Why = Why, Url = run.HtmlUrl },
        { Live: { } run } => new StepReport(StepStatus.Running, $"run {run.Id} verifies the candidate ({run.Status})") { Why = Why, Url = run.HtmlUrl },
        { Newest: { Conclusion: "success" } run } => PublishedNothing(run, journey, settings),
        { Newest: { } run } => ToDispatch($"run {run.Id} ended with {run.Conclusion}; the promotion is started again, what is copied is kept", run.HtmlUrl),
        _ => ToDispatch($"{settings.ReleaseWorkflow} is to be started", url: null),
    };

    /// <summary>A person said yes.</summary>
    public static StepReport OfApproval(ReleaseSight sight, Journey journey, ReleaseSettings settings) => sight switch
    {
        { Published: { } release } => new StepReport(StepStatus.Done, "approved") { Url = release.HtmlUrl },
        { Live: { } run } when sight.Gate(settings.Environment) is { } gate => Waiting(gate, run, settings),
        { Live: { } run } when sight.Approval(settings.Environment) is { } yes => new StepReport(StepStatus.Done, $"approved by {yes.User?.Shown ?? "a reviewer"}") { Url = run.HtmlUrl },
        _ => settings.Line.Foretell(StepId.Approval, journey, settings),
    };

    /// <summary>Everybody sees the release, and it is of the right commit.</summary>
    public static StepReport OfPublished(ReleaseSight sight, Journey journey, ReleaseSettings settings) => sight switch
    {
        { Published: { } release } when sight.TagCommit == journey.SourceSha!.Text =>
            new StepReport(StepStatus.Done, $"{journey.Tag} is published") { Why = "promotion copies and never compiles", Url = release.HtmlUrl },
        { Published: { } release } => new StepReport(StepStatus.Blocked, $"{journey.Tag} is published already, from commit {sight.TagCommit ?? "(none)"} and not from {journey.SourceSha}")
        {
            Why = "A published release is never changed, and its tag is never moved",
            Remedy = $"Release this commit under the next free tag; `{settings.Line.Command("verify")}` says what is published",
            Url = release.HtmlUrl,
        },
        { Live: { } run } => new StepReport(StepStatus.Running, $"run {run.Id} publishes {journey.Tag} ({run.Status})") { Url = run.HtmlUrl },
        { Newest: { Conclusion: "success" } run } => PublishedNothing(run, journey, settings),
        _ => settings.Line.Foretell(StepId.Published, journey, settings),
    };

    /// <summary>The dispatch, in the words in which it is announced.</summary>
    public static string Dispatch(Journey journey, ReleaseSettings settings) => $"dispatch {settings.ReleaseWorkflow} on {settings.Branch} for {journey.Tag} of {journey.SourceSha}";

    /// <summary>Nobody would be asked: nothing is dispatched.</summary>
    public static StepReport? Ungated(DeploymentEnvironment? environment, ReleaseSettings settings) => environment is { RequiresReview: true }
        ? null
        : new StepReport(StepStatus.Blocked, environment is null ? $"the environment {settings.Environment} does not exist" : $"the environment {settings.Environment} has no required reviewers")
        {
            Why = "GitHub makes an environment without protection on first use: the release would be published without anybody's approval",
            Remedy = $"Give it required reviewers (repository settings, Environments, {settings.Environment}), then run the same command again",
            Url = environment?.HtmlUrl,
        };

    private static StepReport ToDispatch(string text, string? url) => new(StepStatus.ToDo, text) { Why = Why, Url = url };

    private static StepReport Waiting(PendingDeployment gate, WorkflowRun run, ReleaseSettings settings) =>
        new(StepStatus.Waiting, $"waits for an approval of {settings.Environment} by {string.Join(", ", ApprovalWords.Reviewers(gate))}{(gate.CurrentUserCanApprove ? " (you are one of them)" : "")}")
        {
            Why = "a person decides what users get",
            Url = run.HtmlUrl,
        };

    private static StepReport PublishedNothing(WorkflowRun run, Journey journey, ReleaseSettings settings) =>
        new(StepStatus.Blocked, $"run {run.Id} of {settings.ReleaseWorkflow} succeeded, and {journey.Tag} is not published")
        {
            Why = "Somebody deleted the release or made it a draft again, or the workflow does not publish one",
            Remedy = $"Look at {run.HtmlUrl}; if it is to be published all the same, start the promotion by hand (`gh workflow run {settings.ReleaseWorkflow} --ref {settings.Branch} {string.Join(' ', settings.Line.Promotion(journey).Inputs.Select(input => $"-f {input.Key}={input.Value}"))}`) and run the same command again",
            Url = run.HtmlUrl,
        };
}
