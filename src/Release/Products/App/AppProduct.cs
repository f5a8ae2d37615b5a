using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Approve;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.ReleaseTrain.Steps.Candidates;
using MsReleaseActions.ReleaseTrain.Steps.Confirm;
using MsReleaseActions.ReleaseTrain.Steps.Merge;
using MsReleaseActions.ReleaseTrain.Steps.Pick;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;
using MsReleaseActions.ReleaseTrain.Steps.Promote;
using MsReleaseActions.ReleaseTrain.Steps.Propose;
using MsReleaseActions.ReleaseTrain.Steps.Publish;
using MsReleaseActions.ReleaseTrain.Steps.Source;
using MsReleaseActions.ReleaseTrain.Steps.Verify;
using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.ReleaseTrain.Products.App;

/// <summary>An app: one commit, its version bumped, built once as <c>rc-&lt;source_sha&gt;</c>.</summary>
public sealed class AppProduct : Product
{
    // GitHub takes 65,535 characters of inputs in all
    private const int MostNotes = 65_000;

    private AppProduct() { }

    /// <summary>The one there is.</summary>
    public static AppProduct Instance { get; } = new();

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
            new PickStep(services, request, plan),
            new ProposeStep(services, plan),
            new UnlessPublished(new ConfirmStep(services, consent)),
            .. AfterChoice(services).Select(step => new UnlessPublished(step)),
            new VerifyStep(
                services,
                (tag, cancellation) => new ReleaseVerifier(services).VerifyAsync(tag, new VerifyOptions(), cancellation)
            ),
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<IStep> AfterChoice(ReleaseServices services) =>
        [
            new BumpStep(services),
            new MergeStep(services),
            new SourceStep(services),
            new CandidateStep(services),
            new PromoteStep(services),
            new ApproveStep(services),
            new PublishStep(services),
        ];

    /// <inheritdoc/>
    public override Task<PreflightReport> PreflightAsync(
        ReleaseServices services,
        ActionNeeds needs,
        CancellationToken cancellation
    ) => new PreflightReader(services, needs).ReadAsync(cancellation);

    internal override IReleaseChange Change(ReleaseServices services, ReleaseContext? context) =>
        new VersionChange(services);

    internal override Promotion Promotion(ReleaseContext context)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tag"] = context.Tag!.Text,
            ["source_sha"] = context.SourceSha!.Text,
        };
        if (context.Notes.Length > 0)
        {
            inputs["notes_b64"] = Notes(context.Notes);
        }
        return new Promotion($"release {context.Tag} {context.SourceSha}", inputs);
    }

    internal override StepReport Preview(StepId step, ReleaseContext context, ReleaseSettings settings)
    {
        var tag = context.Tag?.Text ?? "the tag";
        var source = context.SourceSha?.Text ?? "source_sha";
        var pull = context.PullRequest is { } number ? $"#{number}" : "the bump's pull request";
        var (text, why, writes) = step switch
        {
            StepId.Preflight => (
                "token, environments, checks and workflow files are looked at",
                "a release that cannot end is not begun",
                Array.Empty<string>()
            ),
            StepId.Pick => (
                $"a green commit of {settings.Branch} is picked",
                "only what its checks have passed is released",
                []
            ),
            StepId.Propose => ("tag and version are proposed", "a tag is used once", []),
            StepId.Confirm => ($"you type {tag}", "nothing is written that nobody confirmed", []),
            StepId.Bump => (
                "the version is written by a pull request",
                "the tree of the released commit names its version",
                [$"open the pull request release(app): {tag}"]
            ),
            StepId.Merge => (
                $"{pull} is merged when its required checks are green",
                "the commit that is built is on the branch",
                [$"merge {pull} into {settings.Branch}", $"delete the branch of {pull}"]
            ),
            StepId.Source => (
                "the commit of the merge is proven, and its checks are waited for",
                "what is built is exactly the merge, nothing that landed beside it",
                []
            ),
            StepId.Candidate => (
                $"the one heavy build, sealed as rc-{source}",
                "what is released was built once, from this commit",
                [$"dispatch {settings.CandidateWorkflow} for {source}"]
            ),
            StepId.Release => (
                $"{settings.ReleaseWorkflow} verifies the candidate",
                "conflicts show before anybody approves",
                [$"dispatch {settings.ReleaseWorkflow} for {tag}"]
            ),
            StepId.Approval => (
                $"a reviewer approves the environment {settings.Environment}",
                "a person decides what users get",
                []
            ),
            StepId.Published => (
                $"the candidate's bytes are published as {tag}",
                "promotion copies and never compiles",
                []
            ),
            StepId.Verified => (
                "what is published is compared with the candidate",
                "nothing is believed that was not seen",
                []
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "no such step"),
        };
        return new StepReport(StepStatus.ToCome, text) { Why = why, Writes = writes };
    }

    private static string Notes(string notes)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(notes));
        return encoded.Length <= MostNotes
            ? encoded
            : throw new ActionFailure(
                ExitCode.BadInput,
                $"The release notes have {Encoding.UTF8.GetByteCount(notes):N0} bytes; a dispatch can carry "
                    + $"{MostNotes / 4 * 3:N0}",
                "They travel as an input of the workflow, and GitHub limits these",
                "Shorten them here, and edit the release's page once it is published"
            );
    }
}
