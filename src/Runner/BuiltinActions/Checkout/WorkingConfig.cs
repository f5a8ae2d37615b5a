namespace MsReleaseActions.Runner.BuiltinActions.Checkout;

/// <summary>A line of git's configuration.</summary>
/// <param name="Section"><c>remote</c>.</param>
/// <param name="Name">Of the section, any text; null where it has none.</param>
/// <param name="Key"><c>url</c>.</param>
/// <param name="Value">Any text without a line end.</param>
internal sealed record ConfigEntry(string Section, string? Name, string Key, string Value)
{
    /// <summary>As git reads it, a section of its own.</summary>
    public override string ToString() =>
        $"[{Section}{(Name is null ? "" : $" \"{Escaped(Name)}\"")}]\n\t{Key} = \"{Escaped(Value)}\"\n";

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}

/// <summary>
/// What a checkout adds to the configuration of a working copy: one block, which is written as a whole. What steps add
/// stays.
/// </summary>
/// <param name="folder"><c>.git</c>.</param>
internal sealed class WorkingConfig(string folder)
{
    private const string Begin = "# what actions/checkout set\n";
    private const string End = "# end of what actions/checkout set\n";

    public string Folder => folder;

    /// <summary>Replaces what was written before.</summary>
    public void Write(IEnumerable<ConfigEntry> entries)
    {
        var file = Path.Combine(folder, "config");
        var text = File.ReadAllText(file);
        if (
            text.IndexOf(Begin, StringComparison.Ordinal) is var begin and >= 0
            && text.IndexOf(End, begin, StringComparison.Ordinal) is var end and >= 0
        )
        {
            text = text.Remove(begin, end + End.Length - begin);
        }
        File.WriteAllText(file, $"{text}{Begin}{string.Concat(entries)}{End}");
    }
}
