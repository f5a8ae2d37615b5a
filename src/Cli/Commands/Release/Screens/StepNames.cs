using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.Cli.Commands.Release.Screens;

/// <summary>Steps and their states as they are written, for people and for machines alike.</summary>
internal static class StepNames
{
    public static string Of(StepId step) => step.ToString().ToLowerInvariant();

    public static string Of(StepStatus status) =>
        status switch
        {
            StepStatus.ToDo => "to_do",
            StepStatus.ToCome => "to_come",
            _ => status.ToString().ToLowerInvariant(),
        };
}
