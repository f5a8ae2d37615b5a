using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>A public key that was typed: its text, or the path of the file that holds it.</summary>
internal static class TypedKey
{
    /// <param name="terminal">Whose folder a path is seen from.</param>
    /// <param name="option">As whose value it was typed.</param>
    /// <param name="typed">The text, or the path.</param>
    /// <param name="parse">Throws <see cref="FormatException"/> where a text is no key.</param>
    /// <exception cref="ActionFailure">There is no such key: exit 2.</exception>
    public static T Of<T>(Terminal terminal, string option, string typed, Func<string, T> parse) =>
        File.Exists(Path.Combine(terminal.Folder, typed))
            ? OfFile(terminal, typed, parse)
            : Parse(option, typed, parse);

    /// <summary>Of a file only.</summary>
    /// <exception cref="ActionFailure">It cannot be read, or holds no such key: exit 2.</exception>
    public static T OfFile<T>(Terminal terminal, string path, Func<string, T> parse)
    {
        try
        {
            // a pipe has no length, and is never waited for
            var file = new FileInfo(Path.Combine(terminal.Folder, path));
            return Parse(path, file.Exists && file.Length == 0 ? "" : File.ReadAllText(file.FullName), parse);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ActionFailure(ExitCode.BadInput, $"{path} cannot be read: {failure.Message}");
        }
    }

    private static T Parse<T>(string where, string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException failure)
        {
            throw new ActionFailure(ExitCode.BadInput, $"{where}: {failure.Message}");
        }
    }
}
