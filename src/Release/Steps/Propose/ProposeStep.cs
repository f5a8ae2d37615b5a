using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Propose;

/// <summary>Tag and version: greater than what is released, and greater than what the tree says.</summary>
/// <param name="services">The product, and GitHub.</param>
/// <param name="plan">The plan that it must be, if one was given.</param>
internal sealed class ProposeStep(ReleaseServices services, ReleasePlan? plan) : IStep
{
    public StepId Id => StepId.Propose;

    public async Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation)
    {
        var choice = context.Choice!;
        return await ReportAsync(context, choice, cancellation) with { Context = context with { Tag = choice.Tag } };
    }

    // a proposal is a fact, not a deed
    public Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation) =>
        Task.CompletedTask;

    private async Task<StepReport> ReportAsync(
        ReleaseContext context,
        ReleaseChoice choice,
        CancellationToken cancellation
    )
    {
        if (plan is not null && plan.Tag != choice.Tag)
        {
            return new StepReport(
                StepStatus.Blocked,
                $"The plan is for {plan.Tag}, and the release would be {choice.Tag}"
            )
            {
                Remedy = $"Make a new plan with `{services.Settings.Kind.Command("plan")}`",
            };
        }
        return choice.Kind == ChoiceKind.New && await TreeProblemAsync(context, choice, cancellation) is { } blocked
            ? blocked
            : new StepReport(StepStatus.Done, $"{choice.Tag}, version {choice.Tag.VersionText}")
            {
                Why = choice.TagWhy,
            };
    }

    // of the channel that was asked for
    private static ReleaseTag Newer(ReleaseTag tree, ReleaseTag asked)
    {
        var (number, isBeta) = (tree.Version, asked.IsPrerelease);
        var patch = number.Patch + (isBeta && !tree.IsPrerelease ? 1 : 0);
        return
            ReleaseTag.Of(tree.Prefix, $"{number.Major}.{number.Minor}.{patch}{(isBeta ? "-beta.1" : "")}") is var next
            && !tree.IsNewerThan(next)
            ? next
            : tree;
    }

    private async Task<StepReport?> TreeProblemAsync(
        ReleaseContext context,
        ReleaseChoice choice,
        CancellationToken cancellation
    )
    {
        var files = await services.ChangeOf(context).OnAsync(choice.Base, choice.Tag, cancellation);
        return files.Version is not { } version || version == choice.Tag.VersionText ? null
            : ReleaseTag.Of(choice.Tag.Prefix, version) is var tree && tree.IsNewerThan(choice.Tag)
                ? new StepReport(
                    StepStatus.Blocked,
                    $"The tree of {choice.Base.Short} says version {version}, and the next release would be "
                        + $"{choice.Tag}, which is older"
                )
                {
                    Why = $"{choice.TagWhy}; nothing was written",
                    Remedy =
                        $"Name a newer one with --tag, such as --tag {Newer(tree, choice.Tag)}, or raise another number "
                        + "with --bump",
                }
            : choice.Base != choice.Head
                ? new StepReport(
                    StepStatus.Blocked,
                    $"{choice.Base.Short} is not the head of {services.Settings.Branch}, which is "
                        + $"{choice.Head.Short}, and its version is {version}"
                )
                {
                    Why =
                        $"The pull request that writes {choice.Tag.VersionText} would be merged on top of what "
                        + "landed since",
                    Remedy =
                        "Release the head with --auto; a commit before it only where its tree has the version already",
                }
            : null;
    }
}
