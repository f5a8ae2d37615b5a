using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>The first station: a release that cannot end is not begun.</summary>
public sealed class PreflightStep(ReleaseServices services, ActionNeeds needs) : IStep
{
    public StepId Id => StepId.Preflight;

    /// <inheritdoc/>
    public async Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation)
    {
        var report = await services.Product.PreflightAsync(services, needs, cancellation);
        foreach (var warning in report.Findings.Where(finding => finding.Status == CheckStatus.Warning))
        {
            services.Tell(new TrainWarned($"{warning.Text}{(warning.ToDo.Length > 0 ? $". {warning.ToDo}" : "")}"));
        }
        return report.Problems is [var first, ..] problems
            ? new StepReport(StepStatus.Blocked, string.Join("; ", problems.Select(problem => problem.Text)))
            {
                Why = "A release that cannot end is not begun",
                Remedy =
                    problems.Count == 1
                        ? first.ToDo
                        : $"{first.ToDo}; `{services.Settings.Kind.PreflightCommand}` lists all {problems.Count}",
            }
            : new StepReport(
                StepStatus.Done,
                "token, environments, checks and workflow files are "
                    + $"ready{(report.Warnings.Count > 0 ? $", {report.Warnings.Count} to know of" : "")}"
            );
    }

    /// <summary>Nothing here is the train's to do.</summary>
    public Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(seen);
        throw ActionFailure.No(seen.Text, seen.Why, seen.Remedy);
    }
}
