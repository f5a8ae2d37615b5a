using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Green;

namespace MsReleaseActions.ReleaseTrain.Steps.Pick;

/// <summary>The commit that is released: green, or already on its way.</summary>
/// <param name="services">The product, and GitHub.</param>
/// <param name="request">What was asked for.</param>
/// <param name="plan">The plan that it must be, if one was given.</param>
internal sealed class PickStep(ReleaseServices services, ReleaseRequest request, ReleasePlan? plan) : IStep
{
    private readonly GreenReader green = new(services);

    public StepId Id => StepId.Pick;

    public async Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation)
    {
        if (plan is not null && !plan.Repository.IsSameAs(services.Repository))
        {
            return new StepReport(
                StepStatus.Blocked,
                $"The plan is for {plan.Repository}, and this is {services.Repository}"
            )
            {
                Remedy = "Give --repo, or make a plan for this repository",
            };
        }
        var choice = await new ChoiceReader(services).ReadAsync(request, cancellation);
        return await ReportAsync(choice, cancellation) with { Context = context.With(choice) };
    }

    // nothing is to be done: a commit is green, or it is not released
    public Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation) =>
        Task.CompletedTask;

    private async Task<StepReport> ReportAsync(ReleaseChoice choice, CancellationToken cancellation) =>
        choice.Kind switch
        {
            ChoiceKind.Published when !choice.IsMeant => new StepReport(
                StepStatus.Blocked,
                $"There is nothing to release: {choice.Merged!.Short} is {choice.Tag} already"
            )
            {
                Why = "Nothing was committed since; nothing was written",
                Remedy =
                    "Release what comes next once it has landed; "
                    + $"`{services.Settings.Kind.Command($"verify {choice.Tag}")}` proves what is there",
            },
            ChoiceKind.Published => new StepReport(
                StepStatus.Done,
                $"{choice.Tag} is published from {choice.Merged!.Short}"
            )
            {
                Why = "nothing was committed since, or it was asked for by name",
            },
            ChoiceKind.Begun => new StepReport(
                StepStatus.Done,
                $"{choice.Tag} was begun: {choice.Base.Short} with its version, merged as {choice.Merged!.Short}"
            )
            {
                Why = "a release that was begun is completed first",
            },
            _ => await OfNewAsync(choice, cancellation),
        };

    private async Task<StepReport> OfNewAsync(ReleaseChoice choice, CancellationToken cancellation)
    {
        var sha = choice.Base;
        if (plan is not null && sha != choice.Head)
        {
            return new StepReport(
                StepStatus.Blocked,
                $"The plan releases {sha.Short}, and {services.Settings.Branch} has moved on to {choice.Head.Short}"
            )
            {
                Why = "What landed since is not in the plan; nothing was written",
                Remedy = $"Make a new plan with `{services.Settings.Kind.Command("plan")}`",
            };
        }
        var greenness = await green.OfBranchAsync(sha, cancellation);
        if (greenness.IsGreen)
        {
            return new StepReport(
                StepStatus.Done,
                $"{sha.Short} is green{(sha == choice.Head ? $", the head of {services.Settings.Branch}" : "")}"
            )
            {
                Why = "its run of the gate workflow and every required check succeeded",
            };
        }
        return new StepReport(StepStatus.Blocked, $"{sha.Short} is not green: {greenness}")
        {
            Why = greenness.MayBecomeGreen
                ? "It may still become so; nothing was written"
                : "Only what its checks have passed is released; nothing was written",
            Remedy = await RemedyAsync(greenness, cancellation),
        };
    }

    private async Task<string> RemedyAsync(Greenness greenness, CancellationToken cancellation)
    {
        var first = greenness.MayBecomeGreen
            ? "Wait for its checks, and run the same command again; take out of required_checks what no job reports"
            : $"Correct {services.Settings.Branch}, and run the same command again";
        return await green.NewestAsync(cancellation) is { } newest
            ? $"{first}. The newest green commit is {newest.Sha} ({newest.Title}), {newest.Behind} before the head"
            : $"{first}. None of the last commits is green";
    }
}
