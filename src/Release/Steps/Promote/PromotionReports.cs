using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Promote;

/// <summary>What the state of a promotion means for the three steps that it is made of. Pure.</summary>
internal static class PromotionReports
{
    private const string Why = "conflicts show before anybody approves";

    /// <summary>The promotion is dispatched, and has verified the candidate.</summary>
    public static StepReport OfRelease(PromotionSnapshot snapshot, ReleaseContext context, ReleaseServices services) =>
        snapshot switch
        {
            { Published: not null } => OfPublished(snapshot, context, services),
            { Live: { } run }
                when snapshot.Gate(services.Settings.Environment) is not null
                    || snapshot.Approval(services.Settings.Environment) is not null => new StepReport(
                StepStatus.Done,
                $"run {run.Id} has verified the candidate"
            )
            {
                Why = Why,
                Url = run.HtmlUrl,
            },
            { Live: { } run } => new StepReport(
                StepStatus.Running,
                $"run {run.Id} verifies the candidate ({run.Status})"
            )
            {
                Why = Why,
                Url = run.HtmlUrl,
            },
            { Newest: { Conclusion: "success" } run } => PublishedNothing(run, context, services),
            { IsRejected: true, Newest: { } run } => ToDispatch(
                $"run {run.Id} was rejected; the promotion is started again",
                run.HtmlUrl
            ),
            { Newest: { } run } => ToDispatch(
                $"run {run.Id} ended with {run.Conclusion}; the promotion is started again, what is copied is kept",
                run.HtmlUrl
            ),
            _ => ToDispatch($"{services.Settings.ReleaseWorkflow} is to be started", url: null),
        };

    /// <summary>A person said yes.</summary>
    public static StepReport OfApproval(PromotionSnapshot snapshot, ReleaseContext context, ReleaseServices services) =>
        snapshot switch
        {
            { Published: { } release } => new StepReport(StepStatus.Done, "approved") { Url = release.HtmlUrl },
            { Live: { } run } when snapshot.Gate(services.Settings.Environment) is { } gate => Waiting(
                gate,
                run,
                services
            ),
            { Live: { } run } when snapshot.Approval(services.Settings.Environment) is { } yes => new StepReport(
                StepStatus.Done,
                $"approved by {yes.User?.Shown ?? "a reviewer"}"
            )
            {
                Url = run.HtmlUrl,
            },
            _ => services.Product.Preview(StepId.Approval, context, services.Settings),
        };

    /// <summary>Everybody sees the release, and it is of the right commit.</summary>
    public static StepReport OfPublished(
        PromotionSnapshot snapshot,
        ReleaseContext context,
        ReleaseServices services
    ) =>
        snapshot switch
        {
            { Published: { } release } when snapshot.TagCommit == context.SourceSha!.Text => new StepReport(
                StepStatus.Done,
                $"{context.Tag} is published"
            )
            {
                Why = "promotion copies and never compiles",
                Url = release.HtmlUrl,
            },
            { Published: { } release } => new StepReport(
                StepStatus.Blocked,
                $"{context.Tag} is published already, from commit {snapshot.TagCommit ?? "(none)"} and not from "
                    + $"{context.SourceSha}"
            )
            {
                Why = "A published release is never changed, and its tag is never moved",
                Remedy =
                    $"Release this commit under the next free tag; `{services.Settings.Kind.Command("verify")}` "
                    + "says what is published",
                Url = release.HtmlUrl,
            },
            { Live: { } run } => new StepReport(
                StepStatus.Running,
                $"run {run.Id} publishes {context.Tag} ({run.Status})"
            )
            {
                Url = run.HtmlUrl,
            },
            { Newest: { Conclusion: "success" } run } => PublishedNothing(run, context, services),
            _ => services.Product.Preview(StepId.Published, context, services.Settings),
        };

    /// <summary>The dispatch, in the words in which it is announced.</summary>
    public static string Dispatch(ReleaseContext context, ReleaseServices services) =>
        $"dispatch {services.Settings.ReleaseWorkflow} on {services.Settings.Branch} for {context.Tag} of "
        + $"{context.SourceSha}";

    /// <summary>Nobody would be asked: nothing is dispatched.</summary>
    public static StepReport? Ungated(DeploymentEnvironment? environment, ReleaseServices services) =>
        environment is { RequiresReview: true }
            ? null
            : new StepReport(
                StepStatus.Blocked,
                environment is null
                    ? $"the environment {services.Settings.Environment} does not exist"
                    : $"the environment {services.Settings.Environment} has no required reviewers"
            )
            {
                Why =
                    "GitHub makes an environment without protection on first use: the release would be published "
                    + "without anybody's approval",
                Remedy =
                    "Give it required reviewers (repository settings, Environments, "
                    + $"{services.Settings.Environment}), then run the same command again",
                Url = environment?.HtmlUrl,
            };

    private static StepReport ToDispatch(string text, string? url) =>
        new(StepStatus.ToDo, text) { Why = Why, Url = url };

    private static StepReport Waiting(PendingDeployment gate, WorkflowRun run, ReleaseServices services) =>
        new(
            StepStatus.Waiting,
            $"waits for an approval of {services.Settings.Environment} by "
                + $"{string.Join(", ", ApprovalMessages.Reviewers(gate))}"
                + $"{(gate.CurrentUserCanApprove ? " (you are one of them)" : "")}"
        )
        {
            Why = "a person decides what users get",
            Url = run.HtmlUrl,
        };

    private static StepReport PublishedNothing(WorkflowRun run, ReleaseContext context, ReleaseServices services) =>
        new(
            StepStatus.Blocked,
            $"run {run.Id} of {services.Settings.ReleaseWorkflow} succeeded, and {context.Tag} is not published"
        )
        {
            Why = "Somebody deleted the release or made it a draft again, or the workflow does not publish one",
            Remedy =
                $"Look at {run.HtmlUrl}; if it is to be published all the same, start the promotion by hand (`gh "
                + $"workflow run {services.Settings.ReleaseWorkflow} --ref {services.Settings.Branch} "
                + string.Join(
                    ' ',
                    services.Product.Promotion(context).Inputs.Select(input => $"-f {input.Key}={input.Value}")
                )
                + "`) "
                + "and run the same command again",
            Url = run.HtmlUrl,
        };
}
