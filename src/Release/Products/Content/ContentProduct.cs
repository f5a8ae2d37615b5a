using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Products.App;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Approve;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.ReleaseTrain.Steps.Confirm;
using MsReleaseActions.ReleaseTrain.Steps.Merge;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;
using MsReleaseActions.ReleaseTrain.Steps.Promote;
using MsReleaseActions.ReleaseTrain.Steps.Propose;
using MsReleaseActions.ReleaseTrain.Steps.Publish;
using MsReleaseActions.ReleaseTrain.Steps.Verify;
using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>Content: firmware, an extension and bundles, put together from the candidates of several repositories as a spec names them.</summary>
public sealed class ContentProduct : Product
{
    private ContentProduct()
    {
    }

    /// <summary>The one there is.</summary>
    public static ContentProduct Instance { get; } = new();

    /// <inheritdoc/>
    public override IReadOnlyList<IStep> Steps(ReleaseServices space, ReleaseRequest request, ReleasePlan? plan, Consent consent, ActionNeeds needs)
    {
        var change = new SpecChange(space);
        var changed = space with { Change = change };
        return
        [
            new PreflightStep(changed, needs),
            new PinStep(changed, change, request, plan),
            new ProposeStep(changed, plan),
            new UnlessPublished(new ConfirmStep(changed, consent)),
            .. AfterChoice(changed, change).Select(step => new UnlessPublished(step)),
            new VerifyStep(changed, async (tag, cancellation) => (await new ContentVerifier(changed).VerifyAsync(tag, download: false, cancellation)).Verification),
        ];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<IStep> AfterChoice(ReleaseServices space)
    {
        var change = new SpecChange(space);
        return AfterChoice(space with { Change = change }, change);
    }

    /// <inheritdoc/>
    public override Task<PreflightReport> PreflightAsync(ReleaseServices space, ActionNeeds needs, CancellationToken cancellation) =>
        new ContentPreflight(space, needs).ReadAsync(cancellation);

    internal override IReleaseChange Change(ReleaseServices space) => new SpecChange(space);

    internal override Promotion Promotion(ReleaseContext journey) => new(
        $"publish {journey.Tag}",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["channel"] = journey.Channel.ToString().ToLowerInvariant(),
            ["tag"] = journey.Tag!.Text,
            ["spec_path"] = ReleaseSpecFile.PathOf(journey.Tag!),
        });

    internal override StepReport Foretell(StepId step, ReleaseContext journey, ReleaseSettings settings)
    {
        var tag = journey.Tag?.Text ?? "the tag";
        var report = AppProduct.Instance.Foretell(step, journey, settings);
        return step switch
        {
            StepId.Pick => report with { Text = "each producer's commit is picked", Why = "only what its checks have passed is released" },
            StepId.Bump => report with { Text = "the spec is written by a pull request", Why = "what is released is written down, and can be reviewed", Writes = [$"open the pull request {settings.Kind.Title(journey.Tag!)}"] },
            StepId.Source => report with { Text = "the commit that brought the spec is found and proven", Why = "the release is made from that spec and no other" },
            StepId.Candidate => report with { Text = "each producer's candidate, built once in its own repository", Why = "content is never built here", Writes = ["dispatch what has no candidate yet"] },
            StepId.Release => report with { Text = $"{settings.ReleaseWorkflow} verifies the candidates and puts {tag} together" },
            _ => report,
        };
    }

    private static IReadOnlyList<IStep> AfterChoice(ReleaseServices space, SpecChange change) =>
    [
        new BumpStep(space),
        new MergeStep(space),
        new SpecSourceStep(space, change),
        new ProducersStep(space),
        new PromoteStep(space),
        new ApproveStep(space),
        new PublishStep(space),
    ];
}
