using System.Text.RegularExpressions;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>How a front end's packages are installed and its scripts are run.</summary>
/// <param name="Folder">Of its <c>package.json</c>; empty at the root.</param>
/// <param name="Manager"><c>npm</c>, <c>pnpm</c>, <c>yarn</c> or <c>bun</c>, by the lock file.</param>
/// <param name="LockFolder">Where the lock file is: there packages are installed.</param>
/// <param name="Scripts">Of <c>package.json</c>, by their names.</param>
/// <param name="NodeFile">The file that names Node's version, such as <c>.nvmrc</c>; null where there is none.</param>
/// <param name="NodeVersion">The version where no file names it.</param>
public sealed partial record FrontEnd(
    string Folder,
    string Manager,
    string LockFolder,
    IReadOnlyDictionary<string, string> Scripts,
    string? NodeFile,
    string NodeVersion
)
{
    private const string Supported = "lts/*";

    // the lock file decides; a project without one is installed by npm
    private static readonly (string File, string Manager)[] Locks =
    [
        ("pnpm-lock.yaml", "pnpm"),
        ("yarn.lock", "yarn"),
        ("bun.lock", "bun"),
        ("bun.lockb", "bun"),
        ("package-lock.json", "npm"),
        ("npm-shrinkwrap.json", "npm"),
    ];

    /// <summary>Whether the lock file is there, so that an install changes nothing.</summary>
    public bool IsLocked { get; init; }

    /// <summary>The front end of a folder or above it; null where there is none.</summary>
    /// <param name="folder">Where an app's configuration is.</param>
    /// <param name="workflows">Texts of workflow files that are there already: they know which Node it is.</param>
    /// <param name="manager">The package manager; null: as the lock file says.</param>
    public static FrontEnd? Find(
        RepositoryTree tree,
        string folder,
        IEnumerable<string> workflows,
        string? manager = null
    )
    {
        if (tree.Nearest(folder, "package.json") is not { } package)
        {
            return null;
        }
        var home = RepositoryTree.FolderOf(package);
        var found = RepositoryTree
            .Upwards(home)
            .SelectMany(at => Locks.Select(one => (At: at, one.File, one.Manager)))
            .FirstOrDefault(one =>
                (manager is null || one.Manager == manager) && tree.Has(RepositoryTree.In(one.At, one.File))
            );
        return new FrontEnd(
            home,
            found.Manager ?? manager ?? "npm",
            found.Manager is null ? home : found.At,
            ScriptsOf(tree.Read(package) ?? []),
            tree.Nearest(home, ".nvmrc", ".node-version"),
            workflows.Select(text => NodeVersionOf().Match(text)).FirstOrDefault(match => match.Success) is { } said
                ? said.Groups["version"].Value
                : Supported
        )
        {
            IsLocked = found.Manager is not null,
        };
    }

    private static Dictionary<string, string> ScriptsOf(byte[] package)
    {
        try
        {
            return JsonVersions
                .Pieces(package)
                .Where(piece => piece.Path is ["scripts", _] && piece.Text is not null)
                .ToDictionary(piece => piece.Path[1], piece => piece.Text!, StringComparer.Ordinal);
        }
        catch (FormatException)
        {
            // npm says what is wrong with it
            return [];
        }
    }

    [GeneratedRegex(
        @"^[ \t]*node-version:[ \t]*['""]?(?<version>[0-9][0-9A-Za-z.x]*)['""]?[ \t\r]*$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NodeVersionOf();
}
