using System.Text.RegularExpressions;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>What a <c>Cargo.toml</c> says of the program that it builds.</summary>
internal static partial class CargoPackage
{
    /// <summary>The name of the program; null where the manifest names no package.</summary>
    public static string? Program(RepositoryTree tree, string folder)
    {
        var entries = Entries(tree, folder);
        return Text(entries, "bin", "[0]", "name") ?? Text(entries, "package", "name");
    }

    /// <summary>Whether cargo takes a name, and files can be called by it on every system.</summary>
    public static bool IsName(string name) => Form().IsMatch(name);

    /// <summary>The folder of the workspace that a crate belongs to; its own where it is in none.</summary>
    public static string WorkspaceOf(RepositoryTree tree, string folder) =>
        RepositoryTree
            .Upwards(folder)
            .FirstOrDefault(at => Entries(tree, at).Any(entry => entry.Path[0] == "workspace"))
        ?? folder;

    private static IReadOnlyList<TomlEntry> Entries(RepositoryTree tree, string folder)
    {
        var path = RepositoryTree.In(folder, "Cargo.toml");
        if (!tree.Has(path) || tree.Read(path) is not { } bytes)
        {
            return [];
        }
        try
        {
            return TomlEntries.Of(bytes);
        }
        catch (FormatException)
        {
            // cargo says what is wrong with it
            return [];
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_-]{0,99}\z")]
    private static partial Regex Form();

    private static string? Text(IReadOnlyList<TomlEntry> entries, params string[] path) =>
        entries.FirstOrDefault(entry => entry.Path.SequenceEqual(path, StringComparer.Ordinal))?.Text;
}
