using MsReleaseActions.Cli.Commands.Release.Screens;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Status;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary>Where a release stands, for machines.</summary>
/// <param name="Repository"><c>owner/name</c>.</param>
/// <param name="Tag">Null where there is none at all.</param>
/// <param name="SourceSha">40 hex digits; null before the bump is merged.</param>
/// <param name="Published">Whether the public sees it.</param>
/// <param name="Steps">In their order.</param>
/// <param name="Continue">The command that goes on; null where nothing is left to do.</param>
internal sealed record StatusDocument(
    string Repository,
    string? Tag,
    string? SourceSha,
    bool Published,
    IReadOnlyList<StatusStep> Steps,
    string? Continue
)
{
    public static StatusDocument Of(ReleaseSettings settings, ReleaseStatus status) =>
        new(
            settings.Repository.ToString(),
            status.Tag?.Text,
            status.SourceSha?.Text,
            status.Steps.Any(step => step is { Step: StepId.Published, Report.Status: StepStatus.Done }),
            [
                .. status.Steps.Select(step => new StatusStep(
                    StepNames.Of(step.Step),
                    StepNames.Of(step.Report.Status),
                    step.Report.Text,
                    step.Report.Url
                )),
            ],
            status.Next
        );
}

/// <summary>One step of it.</summary>
/// <param name="Step">Its name.</param>
/// <param name="Status"><c>done</c>, <c>running</c>, <c>waiting</c>, <c>to_do</c>, <c>blocked</c> or
/// <c>to_come</c>.</param>
internal sealed record StatusStep(string Step, string Status, string Text, string? Url);
