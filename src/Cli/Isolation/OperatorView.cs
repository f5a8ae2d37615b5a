using MsReleaseActions.Runner.Isolation;

namespace MsReleaseActions.Cli.Isolation;

/// <summary>
/// What the rehearsal itself sees of this machine: it does things for steps, with files whose names they choose, and so
/// it can read no more of anybody's home than what it was told to, and write nowhere but to its own folder.
/// </summary>
/// <param name="Folder">Where it was typed.</param>
/// <param name="Hidden">Folders that are empty but for what is shown again.</param>
/// <param name="Places">What is shown, or may be written to; each after what it lies in.</param>
internal sealed record OperatorView(string Folder, IReadOnlyList<string> Hidden, IReadOnlyList<Place> Places)
{
    private static readonly string[] Private = ["/home", "/root", "/run"];

    // who commits what git would commit needs to know what its owner lets it pass over
    private static readonly string[] OfGit = [".gitconfig", ".gitignore", ".gitignore_global", ".config/git/config"];

    /// <summary>The view of a command.</summary>
    /// <param name="paths">What it reads and writes.</param>
    /// <param name="variables">Environment: <c>HOME</c> and <c>TMPDIR</c>.</param>
    /// <param name="exists">Whether a file or folder is there.</param>
    public static OperatorView Of(
        OperatorPaths paths,
        IReadOnlyDictionary<string, string> variables,
        Func<string, bool> exists
    )
    {
        var home = variables.GetValueOrDefault("HOME", "").TrimEnd('/');
        var hidden = Private
            .Append(home)
            .Where(folder => folder.Length > 0 && exists(folder))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var written = paths.Written.Append(variables.GetValueOrDefault("TMPDIR", "/tmp")).Where(exists).ToList();
        var read = paths
            .Read.Append(paths.Folder)
            .Concat(OfGit.Append(".config/git/ignore").Select(name => $"{home}/{name}"))
            .Where(exists)
            .Except(written, StringComparer.Ordinal);
        return new(
            paths.Folder,
            hidden.FindAll(folder => !hidden.Exists(other => IsBelow(folder, other))),
            [
                .. written
                    .Distinct(StringComparer.Ordinal)
                    .Select(path => new Place(path, PlaceKind.Writable, path))
                    .Concat(read.Select(path => new Place(path, PlaceKind.Shown, path)))
                    // what holds a home is not shown as a whole
                    .Where(place => !hidden.Exists(folder => IsBelow(folder, place.Path)))
                    .OrderBy(place => place.Path, StringComparer.Ordinal),
            ]
        );
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);
}
