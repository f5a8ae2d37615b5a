using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Promote;

/// <summary>What the state of a promotion means for the three steps that it is made of. Pure.</summary>
internal static class PromotionReports
{
    private const string Why = "conflicts show before anybody approves";

    /// <summary>The promotion is dispatched, and has verified the candidate.</summary>
    public static StepReport OfRelease(PromotionSnapshot sight, ReleaseContext journey, ReleaseServices space) => sight switch
    {
        { Published: not null } => OfPublished(sight, journey, space),
        { Live: { } run } when sight.Gate(space.Settings.Environment) is not null || sight.Approval(space.Settings.Environment) is not null =>
            new StepReport(StepStatus.Done, $"run {run.Id} has verified the candidate") { Why = Why, Url = run.HtmlUrl },
        { Live: { } run } => new StepReport(StepStatus.Running, $"run {run.Id} verifies the candidate ({run.Status})") { Why = Why, Url = run.HtmlUrl },
        { Newest: { Conclusion: "success" } run } => PublishedNothing(run, journey, space),
        { Newest: { } run } => ToDispatch($"run {run.Id} ended with {run.Conclusion}; the promotion is started again, what is copied is kept", run.HtmlUrl),
        _ => ToDispatch($"{space.Settings.ReleaseWorkflow} is to be started", url: null),
    };

    /// <summary>A person said yes.</summary>
    public static StepReport OfApproval(PromotionSnapshot sight, ReleaseContext journey, ReleaseServices space) => sight switch
    {
        { Published: { } release } => new StepReport(StepStatus.Done, "approved") { Url = release.HtmlUrl },
        { Live: { } run } when sight.Gate(space.Settings.Environment) is { } gate => Waiting(gate, run, space),
        { Live: { } run } when sight.Approval(space.Settings.Environment) is { } yes => new StepReport(StepStatus.Done, $"approved by {yes.User?.Shown ?? "a reviewer"}") { Url = run.HtmlUrl },
        _ => space.Product.Foretell(StepId.Approval, journey, space.Settings),
    };

    /// <summary>Everybody sees the release, and it is of the right commit.</summary>
    public static StepReport OfPublished(PromotionSnapshot sight, ReleaseContext journey, ReleaseServices space) => sight switch
    {
        { Published: { } release } when sight.TagCommit == journey.SourceSha!.Text =>
            new StepReport(StepStatus.Done, $"{journey.Tag} is published") { Why = "promotion copies and never compiles", Url = release.HtmlUrl },
        { Published: { } release } => new StepReport(StepStatus.Blocked, $"{journey.Tag} is published already, from commit {sight.TagCommit ?? "(none)"} and not from {journey.SourceSha}")
        {
            Why = "A published release is never changed, and its tag is never moved",
            Remedy = $"Release this commit under the next free tag; `{space.Settings.Kind.Command("verify")}` says what is published",
            Url = release.HtmlUrl,
        },
        { Live: { } run } => new StepReport(StepStatus.Running, $"run {run.Id} publishes {journey.Tag} ({run.Status})") { Url = run.HtmlUrl },
        { Newest: { Conclusion: "success" } run } => PublishedNothing(run, journey, space),
        _ => space.Product.Foretell(StepId.Published, journey, space.Settings),
    };

    /// <summary>The dispatch, in the words in which it is announced.</summary>
    public static string Dispatch(ReleaseContext journey, ReleaseServices space) => $"dispatch {space.Settings.ReleaseWorkflow} on {space.Settings.Branch} for {journey.Tag} of {journey.SourceSha}";

    /// <summary>Nobody would be asked: nothing is dispatched.</summary>
    public static StepReport? Ungated(DeploymentEnvironment? environment, ReleaseServices space) => environment is { RequiresReview: true }
        ? null
        : new StepReport(StepStatus.Blocked, environment is null ? $"the environment {space.Settings.Environment} does not exist" : $"the environment {space.Settings.Environment} has no required reviewers")
        {
            Why = "GitHub makes an environment without protection on first use: the release would be published without anybody's approval",
            Remedy = $"Give it required reviewers (repository settings, Environments, {space.Settings.Environment}), then run the same command again",
            Url = environment?.HtmlUrl,
        };

    private static StepReport ToDispatch(string text, string? url) => new(StepStatus.ToDo, text) { Why = Why, Url = url };

    private static StepReport Waiting(PendingDeployment gate, WorkflowRun run, ReleaseServices space) =>
        new(StepStatus.Waiting, $"waits for an approval of {space.Settings.Environment} by {string.Join(", ", ApprovalMessages.Reviewers(gate))}{(gate.CurrentUserCanApprove ? " (you are one of them)" : "")}")
        {
            Why = "a person decides what users get",
            Url = run.HtmlUrl,
        };

    private static StepReport PublishedNothing(WorkflowRun run, ReleaseContext journey, ReleaseServices space) =>
        new(StepStatus.Blocked, $"run {run.Id} of {space.Settings.ReleaseWorkflow} succeeded, and {journey.Tag} is not published")
        {
            Why = "Somebody deleted the release or made it a draft again, or the workflow does not publish one",
            Remedy = $"Look at {run.HtmlUrl}; if it is to be published all the same, start the promotion by hand (`gh workflow run {space.Settings.ReleaseWorkflow} --ref {space.Settings.Branch} {string.Join(' ', space.Product.Promotion(journey).Inputs.Select(input => $"-f {input.Key}={input.Value}"))}`) and run the same command again",
            Url = run.HtmlUrl,
        };
}
