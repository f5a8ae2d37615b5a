using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>What differs between the kinds of product that the same train releases.</summary>
public abstract class Product
{
    /// <summary>All steps of a release, in their order.</summary>
    /// <param name="services">What the steps work with.</param>
    /// <param name="request">Which release is meant.</param>
    /// <param name="plan">The plan that it must be, if one was given.</param>
    /// <param name="consent">How the operator says yes.</param>
    /// <param name="needs">What our actions need of a job's token: the workflow files are held to it.</param>
    public abstract IReadOnlyList<IStep> Steps(
        ReleaseServices services,
        ReleaseRequest request,
        ReleasePlan? plan,
        Consent consent,
        ActionNeeds needs
    );

    /// <summary>The steps of a release whose tag and commit are known, up to its publication.</summary>
    public abstract IReadOnlyList<IStep> AfterChoice(ReleaseServices services);

    /// <summary>Looks whether a release can end that is begun now. Reads only.</summary>
    public abstract Task<PreflightReport> PreflightAsync(
        ReleaseServices services,
        ActionNeeds needs,
        CancellationToken cancellation
    );

    /// <summary>What the release's pull request writes.</summary>
    internal abstract IReleaseChange Change(ReleaseServices services, ReleaseContext? context);

    /// <summary>The promotion's dispatch.</summary>
    /// <param name="context">Tag and commit are known.</param>
    internal abstract Promotion Promotion(ReleaseContext context);

    /// <summary>What a step will be about once the steps before it are done.</summary>
    internal abstract StepReport Preview(StepId step, ReleaseContext context, ReleaseSettings settings);
}

/// <summary>How a promotion is asked for, and found again.</summary>
/// <param name="Title">The first words of its run's title.</param>
/// <param name="Inputs">Of the workflow, without the request's id.</param>
internal sealed record Promotion(string Title, IReadOnlyDictionary<string, string> Inputs);
