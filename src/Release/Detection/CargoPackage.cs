using System.Text.RegularExpressions;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>What a <c>Cargo.toml</c> says of the program that it builds.</summary>
internal static partial class CargoPackage
{
    /// <summary>
    /// The names of the programs that cargo builds, the one that is called like the package first; none where the
    /// manifest names no package, or a library alone.
    /// </summary>
    public static IReadOnlyList<string> Programs(RepositoryTree tree, string folder)
    {
        var entries = Entries(tree, folder);
        if (Text(entries, "package", "name") is not { } package)
        {
            return [];
        }
        var source = RepositoryPath.Folder(folder) + "src/";
        var others = source + "bin/";
        return
        [
            .. entries
                .Where(entry => entry.Path is ["bin", _, "name"])
                .Select(entry => entry.Text)
                .OfType<string>()
                .Concat(tree.Has($"{source}main.rs") && !IsTaken("src/main.rs") ? [package] : [])
                .Concat(
                    tree.Paths.Where(path => path.StartsWith(others, StringComparison.Ordinal))
                        .Where(path => !IsTaken($"src/bin/{path[others.Length..]}"))
                        .Select(path => path[others.Length..].Split('/'))
                        .Select(path =>
                            path is [var file] && file.EndsWith(".rs", StringComparison.Ordinal) ? file[..^3]
                            : path is [var name, "main.rs"] ? name
                            : null
                        )
                        .OfType<string>()
                )
                .Distinct(StringComparer.Ordinal)
                .OrderBy(name => name == package ? 0 : 1),
        ];

        // a source that a program of another name says to be its own
        bool IsTaken(string path) => entries.Any(entry => entry.Path is ["bin", _, "path"] && entry.Text == path);
    }

    /// <summary>What the owner of programs must know, a sentence each.</summary>
    public static IEnumerable<string> Notes(RepositoryTree tree, string folder, IReadOnlyList<string> programs)
    {
        if (programs.Count > 1)
        {
            yield return $"cargo builds the programs {string.Join(", ", programs)}: {programs[0]} is released, and "
                + "others where the build action leaves them, too";
        }
        if (tree.Nearest(folder, "Cargo.lock") is null)
        {
            yield return "There is no Cargo.lock: cargo build --locked fails until it is committed";
        }
    }

    /// <summary>The folder that cargo builds into, relative to the repository's root.</summary>
    public static string TargetOf(RepositoryTree tree, string folder)
    {
        foreach (var at in RepositoryTree.Upwards(folder))
        {
            foreach (var name in (string[])[".cargo/config.toml", ".cargo/config"])
            {
                if (
                    Text(EntriesOf(tree, RepositoryTree.In(at, name)), "build", "target-dir") is { } said
                    && RepositoryPath.Joined(RepositoryPath.Folder(at), said) is { } target
                )
                {
                    return target;
                }
            }
        }
        return RepositoryTree.In(WorkspaceOf(tree, folder), "target");
    }

    /// <summary>Whether cargo takes a name, and files can be called by it on every system.</summary>
    public static bool IsName(string name) => Form().IsMatch(name);

    /// <summary>The folder of the workspace that a crate belongs to; its own where it is in none.</summary>
    public static string WorkspaceOf(RepositoryTree tree, string folder) =>
        RepositoryTree
            .Upwards(folder)
            .FirstOrDefault(at => Entries(tree, at).Any(entry => entry.Path[0] == "workspace"))
        ?? folder;

    /// <summary>What the manifest of a folder says; nothing where it cannot be read.</summary>
    public static IReadOnlyList<TomlEntry> Entries(RepositoryTree tree, string folder) =>
        EntriesOf(tree, RepositoryTree.In(folder, "Cargo.toml"));

    private static IReadOnlyList<TomlEntry> EntriesOf(RepositoryTree tree, string path)
    {
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
