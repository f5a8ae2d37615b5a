using System.Text;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Runner.BuiltinActions.Files;

/// <summary>
/// One line of a <c>path</c> input, read as the toolkit's glob reads it: <c>*</c>, <c>?</c>, <c>**</c> and <c>[…]</c>,
/// <c>~</c> for the home folder, <c>!</c> in front to leave out; a folder stands for everything below it.
/// </summary>
internal sealed class PathPattern
{
    private readonly Regex regex;

    /// <param name="line">Without space around it.</param>
    /// <param name="root">What a relative path is relative to.</param>
    /// <param name="home">For <c>~</c>.</param>
    public PathPattern(string line, string root, string home)
    {
        IsExclude = line.StartsWith('!');
        var text = line.TrimStart('!').Trim();
        text = text is "~" || text.StartsWith("~/", StringComparison.Ordinal) ? home + text[1..] : text;
        var segments = Segments(Path.IsPathRooted(text) ? text : $"{Path.TrimEndingDirectorySeparator(root)}/{text}");
        var literal = segments.TakeWhile(segment => segment.AsSpan().IndexOfAny("*?[") < 0).ToList();
        SearchPath = "/" + string.Join('/', literal);
        HasGlob = literal.Count < segments.Count;
        regex = new Regex(Expression(segments), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    public bool IsExclude { get; }

    /// <summary>The part before the first wildcard, a full path.</summary>
    public string SearchPath { get; }

    public bool HasGlob { get; }

    /// <summary>Whether a file's full path is meant.</summary>
    public bool Matches(string path) => regex.IsMatch(path);

    // '.' and '..' are resolved here: GetFullPath would do so too, but takes the wildcards of some systems for a
    // mistake
    private static List<string> Segments(string path)
    {
        var segments = new List<string>();
        foreach (
            var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment is not ".")
        )
        {
            if (segment is "..")
            {
                segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            }
            else
            {
                segments.Add(segment);
            }
        }
        return segments;
    }

    private static string Expression(List<string> segments)
    {
        var text = new StringBuilder("^");
        foreach (var segment in segments)
        {
            _ = segment is "**" ? text.Append("(/[^/]+)*") : text.Append('/').Append(OneSegment(segment));
        }
        return text.Append("(/.*)?$").ToString();
    }

    private static string OneSegment(string segment)
    {
        var text = new StringBuilder();
        for (var at = 0; at < segment.Length; at++)
        {
            var close = segment[at] == '[' ? segment.IndexOf(']', Math.Min(at + 2, segment.Length)) : -1;
            if (close > 0)
            {
                var set = segment[(at + 1)..close].Replace("\\", "\\\\", StringComparison.Ordinal);
                text.Append('[').Append(set.StartsWith('!') ? $"^{set[1..]}" : set).Append(']');
                at = close;
            }
            else
            {
                text.Append(
                    segment[at] switch
                    {
                        '*' => "[^/]*",
                        '?' => "[^/]",
                        var other => Regex.Escape(other.ToString()),
                    }
                );
            }
        }
        return text.ToString();
    }
}
