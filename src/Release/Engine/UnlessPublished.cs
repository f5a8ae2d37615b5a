namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>
/// A step that a published release does not need any more, whatever has become of its pull request, runs and candidate
/// since.
/// </summary>
/// <param name="step">The step of one that is not.</param>
internal sealed class UnlessPublished(IStep step) : IStep
{
    public StepId Id => step.Id;

    public Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation) =>
        context.Choice is { Kind: ChoiceKind.Published } published
            ? Task.FromResult(new StepReport(StepStatus.Done, $"{published.Tag} is published already"))
            : step.CheckAsync(context, cancellation);

    public Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation) =>
        step.ApplyAsync(context, seen, cancellation);
}
