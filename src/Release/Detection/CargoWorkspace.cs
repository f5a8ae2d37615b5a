using System.IO.Enumeration;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>The crates of a repository whose programs may be released.</summary>
internal static class CargoWorkspace
{
    private const int MostNamed = 5;

    // by custom what serves the workspace itself
    private static readonly string[] Aside = ["benches", "examples", "fuzz", "tests", "xtask"];

    /// <summary>
    /// The folder of the crate that is released: the root's own where it builds a program, else the only member of its
    /// workspace that does, or of several the one whose program is called like the repository.
    /// </summary>
    /// <returns>Null where there is no manifest at the root; the root's where nothing is known.</returns>
    public static string? CrateOf(RepositoryTree tree, string repository)
    {
        if (!tree.Has("Cargo.toml"))
        {
            return null;
        }
        var members = Programs(tree).ToList();
        return members.Count == 1
            ? members[0].Folder
            : members.Find(member => string.Equals(member.Name, repository, StringComparison.OrdinalIgnoreCase)).Folder
                ?? "";
    }

    /// <summary>What the owner of several programs must know; null where it is known which is released.</summary>
    public static string? Note(RepositoryTree tree)
    {
        var members = Programs(tree).ToList();
        var more = members.Count > MostNamed ? $" and {members.Count - MostNamed} more" : "";
        var named = members.Take(MostNamed).Select(member => $"{member.Name} ({member.Folder})");
        return members.Count < 2
            ? null
            : $"The workspace builds {string.Join(", ", named)}{more}: which of them is released is not said by their "
                + "names";
    }

    // where the root builds something itself, or firmware, its members are parts of that
    private static IEnumerable<(string Folder, string Name)> Programs(RepositoryTree tree) =>
        CargoPackage.Programs(tree, "").Count > 0 || tree.Has("platformio.ini")
            ? []
            : Members(tree)
                .Where(folder => !folder.Split('/').Any(Aside.Contains))
                .Select(folder => (folder, programs: CargoPackage.Programs(tree, folder)))
                .Where(member => member.programs.Count > 0)
                .Select(member => (member.folder, member.programs[0]));

    // members by their patterns, and what the root or a member depends on by its path
    private static List<string> Members(RepositoryTree tree)
    {
        var root = CargoPackage.Entries(tree, "");
        if (!root.Any(entry => entry.Path[0] == "workspace"))
        {
            return [];
        }
        var (named, left) = (Texts(root, "members"), Texts(root, "exclude"));
        var folders = tree
            .Paths.Where(path => path.EndsWith("/Cargo.toml", StringComparison.Ordinal))
            .Select(RepositoryTree.FolderOf)
            .Where(folder =>
                !left.Any(other => folder == other || folder.StartsWith($"{other}/", StringComparison.Ordinal))
            )
            .ToList();
        var members = folders.Where(folder => named.Any(pattern => Matches(pattern, folder))).ToList();
        for (var at = -1; at < members.Count; at++)
        {
            var from = at < 0 ? "" : members[at];
            members.AddRange(
                CargoPackage
                    .Entries(tree, from)
                    .Where(entry =>
                        entry.Path[^1] == "path"
                        && entry.Path.Any(part => part.EndsWith("dependencies", StringComparison.Ordinal))
                    )
                    .Select(entry => RepositoryPath.Joined(RepositoryPath.Folder(from), entry.Text ?? ""))
                    .OfType<string>()
                    .Where(folder => folders.Contains(folder) && !members.Contains(folder))
                    .Distinct()
                    .ToList()
            );
        }
        return members.FindAll(folder =>
            CargoPackage.WorkspaceOf(tree, folder).Length == 0
            && !CargoPackage.Entries(tree, folder).Any(entry => entry.Path is ["package", "workspace"])
        );
    }

    private static List<string> Texts(IReadOnlyList<TomlEntry> entries, string name) =>
        [
            .. entries
                .Where(entry => entry.Path is ["workspace", var found, _] && found == name)
                .Select(entry => entry.Text?.Trim('/'))
                .OfType<string>()
                .Select(text => text.StartsWith("./", StringComparison.Ordinal) ? text[2..] : text),
        ];

    private static bool Matches(string pattern, string folder)
    {
        var (parts, names) = (pattern.Split('/'), folder.Split('/'));
        return parts.Length == names.Length
            && parts
                .Zip(names)
                .All(pair => FileSystemName.MatchesSimpleExpression(pair.First, pair.Second, ignoreCase: false));
    }
}
