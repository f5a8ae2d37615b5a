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

/// <summary>
/// Content: firmware, an extension and bundles, put together from the candidates of several repositories as a spec
/// names them.
/// </summary>
public sealed class ContentProduct : Product
{
    private ContentProduct() { }

    /// <summary>The one there is.</summary>
    public static ContentProduct Instance { get; } = new();

    /// <inheritdoc/>
    public override IReadOnlyList<IStep> Steps(
        ReleaseServices services,
        ReleaseRequest request,
        ReleasePlan? plan,
        Consent consent,
        ActionNeeds needs
    ) =>
        [
            new PreflightStep(services, needs),
            new PinStep(services, request, plan),
            new ProposeStep(services, plan),
            new UnlessPublished(new ConfirmStep(services, consent)),
            .. AfterChoice(services).Select(step => new UnlessPublished(step)),
            new VerifyStep(
                services,
                async (tag, cancellation) =>
                    (await new ContentVerifier(services).VerifyAsync(tag, download: false, cancellation)).Verification
            ),
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<IStep> AfterChoice(ReleaseServices services) =>
        [
            new BumpStep(services),
            new MergeStep(services),
            new SpecSourceStep(services),
            new ProducersStep(services),
            new PromoteStep(services),
            new ApproveStep(services),
            new PublishStep(services),
        ];

    /// <inheritdoc/>
    public override Task<PreflightReport> PreflightAsync(
        ReleaseServices services,
        ActionNeeds needs,
        CancellationToken cancellation
    ) => new ContentPreflight(services, needs).ReadAsync(cancellation);

    internal override IReleaseChange Change(ReleaseServices services, ReleaseContext? context) =>
        new SpecChange(services, context?.Choice?.Spec is { } spec ? new ChosenSpec(spec, context.Notes) : null);

    internal override Promotion Promotion(ReleaseContext context) =>
        new(
            $"publish {context.Tag}",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["channel"] = context.Channel.ToString().ToLowerInvariant(),
                ["tag"] = context.Tag!.Text,
                ["spec_path"] = ReleaseSpecFile.PathOf(context.Tag!),
            }
        );

    internal override StepReport Preview(StepId step, ReleaseContext context, ReleaseSettings settings)
    {
        var tag = context.Tag?.Text ?? "the tag";
        var report = AppProduct.Instance.Preview(step, context, settings);
        return step switch
        {
            StepId.Pick => report with
            {
                Text = "each producer's commit is picked",
                Why = "only what its checks have passed is released",
            },
            StepId.Bump => report with
            {
                Text = "the spec is written by a pull request",
                Why = "what is released is written down, and can be reviewed",
                Writes = [$"open the pull request {settings.Kind.Title(context.Tag!)}"],
            },
            StepId.Source => report with
            {
                Text = "the commit that brought the spec is found and proven",
                Why = "the release is made from that spec and no other",
            },
            StepId.Candidate => report with
            {
                Text = "each producer's candidate, built once in its own repository",
                Why = "content is never built here",
                Writes = ["dispatch what has no candidate yet"],
            },
            StepId.Release => report with
            {
                Text = $"{settings.ReleaseWorkflow} verifies the candidates and puts {tag} together",
            },
            _ => report,
        };
    }
}
