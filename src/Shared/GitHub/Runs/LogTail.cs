using System.Text;
using System.Text.RegularExpressions;

namespace MsReleaseActions.GitHub.Runs;

/// <summary>
/// The last lines of a text of any length, in bounded memory: lines are cut, and only so many are held.
/// </summary>
public sealed partial class LogTail
{
    private const int LongestLine = 2000;
    private readonly int lines;
    private readonly Queue<string> last = new();
    private readonly StringBuilder line = new();

    private LogTail(int lines) => this.lines = lines;

    /// <summary>Reads to the end.</summary>
    /// <param name="stream">UTF-8 text.</param>
    /// <param name="lines">How many are kept.</param>
    /// <param name="cancellation">Ends reading.</param>
    /// <returns>The last lines, without GitHub's times and without colours.</returns>
    public static async Task<IReadOnlyList<string>> ReadAsync(Stream stream, int lines, CancellationToken cancellation)
    {
        var tail = new LogTail(lines);
        using var reader = new StreamReader(
            stream,
            Encoding.UTF8,
            detectEncodingFromByteOrderMarks: true,
            leaveOpen: true
        );
        var buffer = new char[16 * 1024];
        int count;
        while ((count = await reader.ReadAsync(buffer, cancellation)) > 0)
        {
            tail.Add(buffer.AsSpan(0, count));
        }
        tail.EndLine();
        return [.. tail.last];
    }

    private void Add(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character == '\n')
            {
                EndLine();
            }
            else if (line.Length < LongestLine && character != '\r')
            {
                line.Append(character);
            }
        }
    }

    private void EndLine()
    {
        if (line.Length > 0)
        {
            last.Enqueue(Noise().Replace(line.ToString(), ""));
            line.Clear();
        }
        if (last.Count > lines)
        {
            last.Dequeue();
        }
    }

    // the time that GitHub puts before each line, and colours
    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT[\d:.]+Z |\e\[[0-9;]*[A-Za-z]")]
    private static partial Regex Noise();
}
