namespace MsReleaseActions.ReleaseTrain.Install;

/// <summary>What a line of a diff is.</summary>
public enum DiffKind
{
    /// <summary>The names of the files.</summary>
    Head,

    /// <summary>Where a hunk is, <c>@@ -1,3 +1,4 @@</c>.</summary>
    Place,

    Same,
    Removed,
    Added,
}

/// <summary>A line as <c>diff -u</c> prints it, sign included, without a line end.</summary>
public sealed record DiffLine(DiffKind Kind, string Text);

/// <summary>The unified diff of two texts, with three lines around each change. Line ends are not compared.</summary>
public static class UnifiedDiff
{
    private const int Around = 3;
    private const long MostCompared = 16_000_000;

    /// <param name="path">The file's path.</param>
    /// <param name="old">Its text; null where it is not there.</param>
    /// <param name="new">The text that it gets; null where it is deleted.</param>
    /// <returns>Nothing where the texts are the same.</returns>
    public static IReadOnlyList<DiffLine> Of(string path, string? old, string? @new)
    {
        var lines = Lines(Split(old ?? ""), Split(@new ?? ""));
        return lines.All(line => line.Kind == DiffKind.Same) && old is not null && @new is not null
            ? []
            :
            [
                new DiffLine(DiffKind.Head, old is null ? "--- /dev/null" : $"--- a/{path}"),
                new DiffLine(DiffKind.Head, @new is null ? "+++ /dev/null" : $"+++ b/{path}"),
                .. Hunks(lines),
            ];
    }

    private static IEnumerable<DiffLine> Hunks(List<DiffLine> lines)
    {
        var (oldLine, newLine) = (1, 1);
        for (var at = 0; at < lines.Count; )
        {
            var end = at;
            var isShown = IsNear(lines, at);
            while (end < lines.Count && IsNear(lines, end) == isShown)
            {
                end++;
            }
            var hunk = lines[at..end];
            var (olds, news) = (
                hunk.Count(line => line.Kind != DiffKind.Added),
                hunk.Count(line => line.Kind != DiffKind.Removed)
            );
            if (isShown)
            {
                yield return new DiffLine(DiffKind.Place, $"@@ -{Range(oldLine, olds)} +{Range(newLine, news)} @@");
                foreach (var line in hunk)
                {
                    yield return line with
                    {
                        Text =
                            (
                                line.Kind == DiffKind.Added ? '+'
                                : line.Kind == DiffKind.Removed ? '-'
                                : ' '
                            ) + $"{line.Text}",
                    };
                }
            }
            (oldLine, newLine, at) = (oldLine + olds, newLine + news, end);
        }
    }

    // of no lines at all, the one before them is named
    private static string Range(int first, int count) =>
        count == 1 ? $"{first}" : $"{(count == 0 ? first - 1 : first)},{count}";

    private static bool IsNear(List<DiffLine> lines, int at) =>
        lines[Math.Max(0, at - Around)..Math.Min(lines.Count, at + Around + 1)].Any(line => line.Kind != DiffKind.Same);

    // the longest common subsequence, found on what is left between equal beginnings and ends
    private static List<DiffLine> Lines(string[] old, string[] @new)
    {
        var start = 0;
        while (start < old.Length && start < @new.Length && old[start] == @new[start])
        {
            start++;
        }
        var end = 0;
        while (end < old.Length - start && end < @new.Length - start && old[^(end + 1)] == @new[^(end + 1)])
        {
            end++;
        }
        return [.. Same(old[..start]), .. Between(old[start..^end], @new[start..^end]), .. Same(old[^end..])];
    }

    private static List<DiffLine> Between(string[] old, string[] @new)
    {
        // two texts of so many lines are of different things
        if ((long)old.Length * @new.Length > MostCompared)
        {
            return
            [
                .. old.Select(line => new DiffLine(DiffKind.Removed, line)),
                .. @new.Select(line => new DiffLine(DiffKind.Added, line)),
            ];
        }
        var longest = Enumerable.Range(0, old.Length + 1).Select(_ => new int[@new.Length + 1]).ToArray();
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = @new.Length - 1; j >= 0; j--)
            {
                longest[i][j] =
                    old[i] == @new[j] ? longest[i + 1][j + 1] + 1 : Math.Max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        var (lines, o, n) = (new List<DiffLine>(), 0, 0);
        while (o < old.Length || n < @new.Length)
        {
            lines.Add(
                o < old.Length && n < @new.Length && old[o] == @new[n]
                    ? new DiffLine(DiffKind.Same, old[(o++, n++).Item1])
                : o < old.Length && (n == @new.Length || longest[o + 1][n] >= longest[o][n + 1])
                    ? new DiffLine(DiffKind.Removed, old[o++])
                : new DiffLine(DiffKind.Added, @new[n++])
            );
        }
        return lines;
    }

    private static IEnumerable<DiffLine> Same(string[] lines) =>
        lines.Select(line => new DiffLine(DiffKind.Same, line));

    private static string[] Split(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
