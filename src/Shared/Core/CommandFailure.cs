namespace MsReleaseActions.Core;

/// <summary>Ends a command with a sentence for the person who typed it.</summary>
/// <param name="exitCode">How the process ends.</param>
/// <param name="message">What was attempted, what was seen, what to do.</param>
public sealed class CommandFailure(ExitCode exitCode, string message) : Exception(message)
{
    public ExitCode ExitCode => exitCode;
}
