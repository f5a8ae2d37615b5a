using System.Text.RegularExpressions;

namespace MsReleaseActions.Arrows;

/// <summary>What a C# file says of itself.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>.</param>
/// <param name="Namespace">Empty where it has none.</param>
/// <param name="Named">Other namespaces that it names: those that it opens, and those of full names.</param>
/// <param name="Dotted">Names with dots: they may begin in a namespace, as <c>Http.Listener.Api</c>.</param>
/// <param name="Types">The types that it declares outside of others.</param>
/// <param name="Words">Every word of its code, without comments and what it opens.</param>
/// <param name="Lines">How long it is.</param>
internal sealed partial record SourceFile(
    string Path,
    string Namespace,
    IReadOnlyCollection<string> Named,
    IReadOnlyCollection<string> Dotted,
    IReadOnlyCollection<string> Types,
    IReadOnlySet<string> Words,
    int Lines
)
{
    /// <summary>The folder that it lies in.</summary>
    public string Folder => Path[..Path.LastIndexOf('/')];

    /// <param name="path">Relative to the root, with <c>/</c>.</param>
    /// <param name="text">The whole file.</param>
    public static SourceFile Parse(string path, string text)
    {
        // where a text is met first, // in it begins no comment
        var code = TextOrComment().Replace(text, found => found.Value is ['/', ..] ? " " : found.Value);
        return new SourceFile(
            path,
            NamespaceLine().Match(code).Groups["name"].Value,
            [.. Matches(Using(), code).Concat(Matches(FullName(), code)).Distinct()],
            [.. Matches(DottedNames(), Using().Replace(code, "")).Distinct()],
            [.. Matches(Declaration(), code).Distinct()],
            Matches(Word(), Using().Replace(code, "")).ToHashSet(StringComparer.Ordinal),
            text.Count(character => character == '\n')
        );
    }

    private static IEnumerable<string> Matches(Regex pattern, string code) =>
        pattern.Matches(code).Select(found => found.Groups["name"].Value);

    [GeneratedRegex(
        @"""""""[\s\S]*?""""""|@""(?:[^""]|"""")*""|""(?:\\.|[^""\\\n])*""|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*[\s\S]*?\*/"
    )]
    private static partial Regex TextOrComment();

    [GeneratedRegex(@"(?<![\w.])(?<name>[A-Z]\w*(\.[A-Z]\w*)+)", RegexOptions.ExplicitCapture)]
    private static partial Regex DottedNames();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(
        @"^[ \t]*(global\s+)?using\s+(static\s+)?(\w+\s*=\s*)?(?<name>[\w.]+)\s*;",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Using();

    [GeneratedRegex(
        @"(?<![\w.""]|^namespace |^using )(?<name>MsReleaseActions(\.\w+)+)\.\w+",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex FullName();

    // file-scoped namespaces: what is declared outside of other types stands at the beginning of a line
    [GeneratedRegex(
        @"^(\w+\s+)*(class|struct|interface|enum|record(\s+(class|struct))?|delegate\s+[\w<>\[\]?,. ]+?)\s+(?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<name>[A-Za-z_]\w*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
