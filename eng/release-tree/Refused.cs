using MsReleaseActions.Core;

namespace MsReleaseActions.ReleaseTrees;

/// <summary>Ends the program with a sentence.</summary>
/// <param name="exitCode">How it ends.</param>
/// <param name="message">What was attempted, what was seen, what to do.</param>
internal sealed class Refused(ExitCode exitCode, string message) : Exception(message)
{
    public ExitCode ExitCode => exitCode;
}
