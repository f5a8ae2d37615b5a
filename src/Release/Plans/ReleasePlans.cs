using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Plans;

/// <summary>What was seen of a release that has not begun, as a plan.</summary>
public static class ReleasePlans
{
    /// <param name="settings">How the product is released.</param>
    /// <param name="context">Tag and commit are known.</param>
    /// <param name="seen">All steps.</param>
    public static ReleasePlan Of(ReleaseSettings settings, ReleaseContext context, IReadOnlyList<SeenStep> seen) =>
        new(
            settings.Product,
            context.Channel,
            context.Tag!,
            settings.Repository,
            context.Base!,
            [
                .. seen.Where(step => step.Report.Status != StepStatus.Done)
                    .SelectMany(step =>
                        step.Report.Writes.DefaultIfEmpty(step.Report.Text)
                            .Select(what => new PlannedAction(step.Step, what, step.Report.Why))
                    ),
            ]
        )
        {
            Pins =
            [
                .. (context.Choice?.Pins ?? []).Select(pin => new PlannedPin(pin.At.Id, pin.At.Repository, pin.At.Sha)),
            ],
        };
}
