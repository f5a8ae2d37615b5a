using System.Text.RegularExpressions;

namespace MsReleaseActions.Toolkit;

/// <summary>
/// The values that may appear nowhere. Every text that leaves the process goes through <see cref="Hide"/>.
/// </summary>
public sealed partial class Secrets
{
    // a shorter line would hide ordinary words; no token or key line is that short
    private const int ShortestSecret = 4;
    private readonly List<string> values = [];

    /// <summary>The lines known so far, longest first.</summary>
    public IReadOnlyList<string> Values => values;

    /// <summary>Adds each line of a value, as the runner's own mask does; PEM's frame lines are no secret.</summary>
    public IReadOnlyList<string> Add(string value)
    {
        var added = PemFrame()
            .Replace(value, "\n")
            .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line.Length >= ShortestSecret && !values.Contains(line))
            .Distinct()
            .ToList();
        values.AddRange(added);
        values.Sort((left, right) => right.Length.CompareTo(left.Length));
        return added;
    }

    /// <summary>The text with every known secret replaced by <c>***</c>.</summary>
    public string Hide(string text)
    {
        foreach (var value in values)
        {
            text = text.Replace(value, "***", StringComparison.Ordinal);
        }
        return text;
    }

    [GeneratedRegex("-----[A-Z0-9 ]+-----", RegexOptions.CultureInvariant)]
    private static partial Regex PemFrame();
}
