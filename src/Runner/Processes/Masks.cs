namespace MsReleaseActions.Runner.Processes;

/// <summary>
/// The secrets of a job, which are shown nowhere. As with GitHub's runner each line of a value counts by itself,
/// however short, and so do the spellings in which a secret is usually printed: base64 (alone or behind other bytes),
/// JSON, URL, XML, quoted.
/// </summary>
public sealed class Masks
{
    private const string Hidden = "***";
    private readonly Lock gate = new();
    private readonly HashSet<string> values = new(StringComparer.Ordinal);

    /// <summary>
    /// Hides a value from here on, whole and line by line. Blanks around it do not count, an empty one hides nothing.
    /// </summary>
    public void Add(string secret)
    {
        var value = secret.Trim();
        var parts = value
            .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Append(value);
        lock (gate)
        {
            foreach (var spelling in parts.Where(part => part.Length > 0).SelectMany(SecretSpellings.Of))
            {
                values.Add(spelling);
            }
        }
    }

    /// <summary>The text with every secret replaced by <c>***</c>; secrets that overlap or touch become one.</summary>
    public string Hide(string text)
    {
        var found = Find(text);
        if (found.Count == 0)
        {
            return text;
        }
        var shown = new System.Text.StringBuilder(text.Length);
        var end = -1;
        foreach (var (start, length) in found)
        {
            if (start > end)
            {
                shown.Append(text, Math.Max(end, 0), start - Math.Max(end, 0)).Append(Hidden);
            }
            end = Math.Max(end, start + length);
        }
        return shown.Append(text, end, text.Length - end).ToString();
    }

    private List<(int Start, int Length)> Find(string text)
    {
        var found = new List<(int Start, int Length)>();
        lock (gate)
        {
            foreach (var value in values)
            {
                for (
                    var at = text.IndexOf(value, StringComparison.Ordinal);
                    at >= 0;
                    at = text.IndexOf(value, at + 1, StringComparison.Ordinal)
                )
                {
                    found.Add((at, value.Length));
                }
            }
        }
        found.Sort((left, right) => left.Start.CompareTo(right.Start));
        return found;
    }
}
