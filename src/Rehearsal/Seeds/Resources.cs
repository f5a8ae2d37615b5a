using System.Reflection;
using System.Text;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>The files that are built into the program.</summary>
internal static class Resources
{
    /// <summary>Their names under a folder (<c>seed/</c>), sorted.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [
            .. typeof(Resources)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>A file's text; its line ends are LF.</summary>
    public static string Text(string name) => Text(name, typeof(Resources).Assembly);

    /// <summary>A file's text from another assembly of the program.</summary>
    public static string Text(string name, Assembly assembly)
    {
        var stream =
            assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"the program holds no {name}", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
