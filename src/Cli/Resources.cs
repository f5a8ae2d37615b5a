using System.Text;

namespace MsReleaseActions.Cli;

/// <summary>The files that are built into the program.</summary>
internal static class Resources
{
    /// <summary>Their names under a folder (<c>seed/</c>), sorted.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [.. typeof(Resources).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder)).Order(StringComparer.Ordinal)];

    /// <summary>A file's text; its line ends are LF.</summary>
    public static string Text(string name)
    {
        var stream = typeof(Resources).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"the program holds no {name}", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
