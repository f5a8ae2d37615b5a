using System.CommandLine;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary>A command line to be typed again.</summary>
internal static class TypedAgain
{
    private const string Plain = "-_./:=@%+,";

    public static string Of(ParseResult parsed) =>
        $"ms {string.Join(' ', parsed.Tokens.Select(token => Quoted(token.Value)))}";

    // for a shell of the usual kind; nothing that needs it is usual here
    private static string Quoted(string word) =>
        word.Length > 0
        && word.All(character =>
            char.IsAsciiLetterOrDigit(character) || Plain.Contains(character, StringComparison.Ordinal)
        )
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
