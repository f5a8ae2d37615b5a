using MsReleaseActions.Train.Bumping;
using MsReleaseActions.Train.Choosing;
using MsReleaseActions.Train.Lanes;
using MsReleaseActions.Train.Plans;
using MsReleaseActions.Train.Preflight;
using MsReleaseActions.Train.Proving;
using MsReleaseActions.Train.Steps;
using MsReleaseActions.Workflows.Lint;

namespace MsReleaseActions.Train.Publishing;

/// <summary>The train of an app: all its steps, in their order.</summary>
public static class ReleaseTrain
{
    /// <param name="space">What the steps work with.</param>
    /// <param name="request">Which release is meant.</param>
    /// <param name="plan">The plan that it must be, if one was given.</param>
    /// <param name="consent">How the operator says yes.</param>
    /// <param name="needs">What our actions need of a job's token: the workflow files are held to it.</param>
    public static IReadOnlyList<IStep> Steps(TrainSpace space, ReleaseRequest request, ReleasePlan? plan, Consent consent, ActionNeeds needs) =>
    [
        new PreflightStep(space, needs),
        new PickStep(space, request, plan),
        new ProposeStep(space, plan),
        new UnlessPublished(new ConfirmStep(space, consent)),
        .. AfterChoice(space).Select(step => new UnlessPublished(step)),
        new VerifiedStep(space, new VerifyOptions()),
    ];

    /// <summary>The steps of a release whose tag and commit are known, up to its publication.</summary>
    public static IReadOnlyList<IStep> AfterChoice(TrainSpace space) =>
    [
        new BumpStep(space),
        new MergeStep(space),
        new SourceStep(space),
        new CandidateStep(space),
        new ReleaseStep(space),
        new ApprovalStep(space),
        new PublishedStep(space),
    ];
}
