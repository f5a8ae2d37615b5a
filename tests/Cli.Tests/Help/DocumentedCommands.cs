using System.Text.RegularExpressions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Help;

/// <summary>What a document tells people to type, in its blocks of <c>sh</c>.</summary>
internal static partial class DocumentedCommands
{
    /// <summary>In their order, without comments; those that are joined each for itself.</summary>
    public static IEnumerable<string> Of(string path) =>
        MarkdownFile
            .Read(path)
            .Blocks.Where(block => block.Info == "sh")
            .SelectMany(block => block.Text.Split('\n'))
            .SelectMany(line => Between().Split(Comment().Replace(line, "")))
            .Select(command => command.Trim())
            .Where(command => command.Length > 0);

    /// <summary>The first of commands that are joined.</summary>
    public static string First(string commands) => Between().Split(commands)[0];

    /// <summary>As a shell takes them apart, quotes aside.</summary>
    public static string[] Words(string command) =>
        [.. Word().Matches(command).Select(word => word.Value.Trim('"', '\''))];

    [GeneratedRegex(@"\s+#.*$")]
    private static partial Regex Comment();

    // what follows belongs to another command
    [GeneratedRegex(@"&&|\\?\||>")]
    private static partial Regex Between();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'|\\S+")]
    private static partial Regex Word();
}
