namespace MsReleaseActions.Server.Git;

/// <summary>
/// How many lines an edit adds and takes away at the least, as <c>git diff --numstat</c> counts them.
/// </summary>
internal static class LineDiff
{
    // git looks so far for a NUL to call a file binary
    private const int Looked = 8000;

    /// <summary>Both counts; of a binary file no lines are counted.</summary>
    public static (int Additions, int Deletions) Count(byte[] before, byte[] after)
    {
        if (IsBinary(before) || IsBinary(after))
        {
            return (0, 0);
        }
        var (old, @new) = Unlike(Lines(before), Lines(after));
        // a line that one side alone has is an edit whatever the rest is: without them long files are compared quickly
        var (common, commonNew) = (FoundIn(@new, old), FoundIn(old, @new));
        var alone = old.Length - common.Length + @new.Length - commonNew.Length;
        // what is added and what is taken away are known from their sum and their difference
        var (sum, difference) = (alone + Edits(common, commonNew), @new.Length - old.Length);
        return ((sum + difference) / 2, (sum - difference) / 2);
    }

    private static string[] FoundIn(string[] others, string[] lines)
    {
        var known = others.ToHashSet(StringComparer.Ordinal);
        return [.. lines.Where(known.Contains)];
    }

    private static bool IsBinary(byte[] content) =>
        content.AsSpan(0, Math.Min(content.Length, Looked)).Contains((byte)0);

    // a last line without an end is another line than the same one with it
    private static string[] Lines(byte[] content)
    {
        var text = System.Text.Encoding.Latin1.GetString(content);
        var lines = text.Split('\n');
        return [.. lines[..^1].Select(line => line + "\n"), .. lines[^1].Length > 0 ? lines[^1..] : []];
    }

    private static (string[] Old, string[] New) Unlike(string[] old, string[] @new)
    {
        var head = old.AsSpan().CommonPrefixLength(@new);
        var tail = 0;
        while (tail < Math.Min(old.Length, @new.Length) - head && old[^(tail + 1)] == @new[^(tail + 1)])
        {
            tail++;
        }
        return (old[head..^tail], @new[head..^tail]);
    }

    // Myers, "An O(ND) Difference Algorithm and Its Variations": furthest[k] is how far on diagonal k so many edits
    // lead
    private static int Edits(string[] old, string[] @new)
    {
        var most = old.Length + @new.Length;
        var furthest = new int[(2 * most) + 2];
        for (var edits = 0; edits <= most; edits++)
        {
            for (var k = -edits; k <= edits; k += 2)
            {
                var x =
                    k == -edits || (k != edits && furthest[most + k - 1] < furthest[most + k + 1])
                        ? furthest[most + k + 1]
                        : furthest[most + k - 1] + 1;
                while (x < old.Length && x - k < @new.Length && x - k >= 0 && old[x] == @new[x - k])
                {
                    x++;
                }
                furthest[most + k] = x;
                if (x >= old.Length && x - k >= @new.Length)
                {
                    return edits;
                }
            }
        }
        return most;
    }
}
