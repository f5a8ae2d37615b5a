using System.Text;

namespace MsReleaseActions.Runtime;

/// <summary>A file that the runner named in a variable and reads after the step ends. Written without a byte order mark.</summary>
internal sealed class CommandFile(ActionEnvironment environment, string variable)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Appends; false when the variable is not set.</summary>
    /// <exception cref="ActionFailure">The file cannot be written.</exception>
    public bool Append(string text)
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
                ExitCode.No,
                $"{variable} cannot be written at {path}: {failure.Message}",
                "Later steps would not see what this one found",
                "Check who owns that file: the container runs as root (USER 0), as the runner expects");
        }
    }
}
