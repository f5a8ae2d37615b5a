using System.Text;
using MsReleaseActions.Core;

namespace MsReleaseActions.Toolkit;

/// <summary>
/// A file that the runner named in a variable and reads after the step ends. Written without a byte order mark.
/// </summary>
internal sealed class CommandFile(ActionEnvironment environment, string variable)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Appends; false when the variable is not set.</summary>
    /// <exception cref="ActionFailure">The file cannot be written.</exception>
    public bool Append(string text) => Append(text, ExitCode.No);

    /// <summary>Finds out now, before any work, whether the file can be written after it.</summary>
    /// <exception cref="ActionFailure">It cannot.</exception>
    public void RequireWritable() => Append("", ExitCode.BadInput);

    private bool Append(string text, ExitCode code)
    {
        if (environment.Variable(variable) is not { } path)
        {
            return false;
        }
        try
        {
            environment.Files.File.AppendAllText(path, text, Utf8);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ActionFailure(
                code,
                $"{variable} cannot be written at {path}: {failure.Message.TrimEnd('.')}",
                code == ExitCode.BadInput
                    ? "Nothing was sent to GitHub"
                    : "Later steps would not see what this one found",
                "Mount the folder that holds it, writable for the container's user, as the runner does: root (USER 0)"
            );
        }
    }
}
