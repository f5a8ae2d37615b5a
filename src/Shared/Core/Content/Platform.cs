namespace MsReleaseActions.Core.Content;

/// <summary>A system that host tools are built for.</summary>
/// <param name="Os"><c>windows</c>, <c>linux</c> or <c>macos</c>.</param>
/// <param name="Arch"><c>x86_64</c> or <c>arm64</c>.</param>
public sealed record Platform(string Os, string Arch)
{
    /// <summary>Every one that a manifest can name.</summary>
    public static IReadOnlyList<Platform> All { get; } =
    [
        new("windows", "x86_64"),
        new("windows", "arm64"),
        new("macos", "x86_64"),
        new("macos", "arm64"),
        new("linux", "x86_64"),
        new("linux", "arm64"),
    ];

    /// <summary><c>linux-x86_64</c>.</summary>
    public string Text => $"{Os}-{Arch}";

    /// <summary>Whether a form stands for another text on each platform.</summary>
    public static bool IsForm(string text) => text.Contains('{', StringComparison.Ordinal);

    /// <summary>
    /// A form with what it stands for here: <c>{os}</c>, <c>{arch}</c>, and <c>{exe}</c>, the ending of programs.
    /// </summary>
    public string Fill(string form) =>
        form.Replace("{os}", Os, StringComparison.Ordinal)
            .Replace("{arch}", Arch, StringComparison.Ordinal)
            .Replace("{exe}", Os == "windows" ? ".exe" : "", StringComparison.Ordinal);

    public override string ToString() => Text;
}
