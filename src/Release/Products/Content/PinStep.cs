using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>The commits of the producers that are released: green, or already on their way.</summary>
/// <param name="services">Where content is released.</param>
/// <param name="request">What was asked for.</param>
/// <param name="plan">The plan that it must be, if one was given.</param>
internal sealed class PinStep(ReleaseServices services, ReleaseRequest request, ReleasePlan? plan) : IStep
{
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
        var wanted = plan is null
            ? request
            : request with
            {
                Pins = plan.Pins.ToDictionary(pin => pin.Id, pin => pin.Sha, StringComparer.Ordinal),
            };
        var found = await new ContentChoiceReader(services).ReadAsync(wanted, cancellation);
        if (found.Choice is not { } choice)
        {
            return new StepReport(StepStatus.Blocked, string.Join("; ", found.Problems))
            {
                Why = "Only what its checks have passed is released; nothing was written",
                Remedy = string.Join(". ", found.Remedies),
            };
        }
        var problem =
            PlanProblem(choice)
            ?? (choice.Spec is { } spec ? await new UnusableCandidates(services).ReadAsync(spec, cancellation) : null);
        return (problem ?? Report(choice)) with { Context = context.With(choice) };
    }

    // nothing is to be done: a commit is green, or it is not released
    public Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation) =>
        Task.CompletedTask;

    private StepReport? PlanProblem(ReleaseChoice choice) =>
        true switch
        {
            _ when plan is null || choice.Kind != ChoiceKind.New => null,
            _ when plan.Base != choice.Head => new StepReport(
                StepStatus.Blocked,
                $"The plan was made on {plan.Base.Short}, and {services.Settings.Branch} has moved on to "
                    + $"{choice.Head.Short}"
            )
            {
                Why = "What landed since is not in the plan; nothing was written",
                Remedy = NewPlan,
            },
            _ when choice.Pins.FirstOrDefault(pin =>
                    plan.Pins.All(planned => planned.Id != pin.At.Id || !planned.Repository.IsSameAs(pin.At.Repository))
                )
                    is { } pin => new StepReport(
                StepStatus.Blocked,
                $"The plan does not pin {pin.At.Id} of {pin.At.Repository}"
            )
            {
                Why = "Nothing is released that is not in the plan",
                Remedy = NewPlan,
            },
            _ => null,
        };

    private string NewPlan => $"Make a new plan with `{services.Settings.Kind.Command("plan")}`";

    private StepReport Report(ReleaseChoice choice)
    {
        if (choice.Kind == ChoiceKind.Published)
        {
            return new StepReport(StepStatus.Done, $"{choice.Tag} is published from {choice.Merged!.Short}")
            {
                Why = choice.TagWhy,
            };
        }
        foreach (
            var line in choice
                .Pins.Select(pin => pin.ToString())
                .Concat(choice.Pins.Select(pin => pin.Suggestion).OfType<string>())
        )
        {
            services.Line(Id, line);
        }
        var pins = string.Join(", ", choice.Pins.Select(pin => $"{pin.At.Id} {pin.At.Sha.Short}"));
        return choice.Kind == ChoiceKind.Begun
            ? new StepReport(
                StepStatus.Done,
                $"{choice.Tag} was begun, its spec came with {choice.Merged!.Short}: {pins}"
            )
            {
                Why = "a release that was begun is completed first",
            }
            : new StepReport(StepStatus.Done, pins)
            {
                Why = string.Join(
                    "; ",
                    choice
                        .Pins.Select(pin => $"{pin.At.Id}: {pin.How}")
                        .Concat(choice.Pins.Select(pin => pin.Suggestion).OfType<string>())
                ),
            };
    }
}
