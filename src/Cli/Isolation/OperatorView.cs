using MsReleaseActions.Runner.Isolation;

namespace MsReleaseActions.Cli.Isolation;

/// <summary>
/// What the rehearsal itself sees of this machine: it does things for steps, with files whose names they choose, and so
/// it can read no more of anybody's home than what it was told to, and write nowhere but to its own folder.
/// </summary>
/// <param name="Folder">Where it was typed.</param>
/// <param name="Places">What is hidden (<see cref="PlaceKind.Memory"/>), what is shown there all the same, and what may
/// be written to; each after what it lies in.</param>
/// <param name="Temporary">The folder for temporary files, in whose place an empty one of this rehearsal's own is seen;
/// null where it was named, and is needed as it is.</param>
internal sealed record OperatorView(string Folder, IReadOnlyList<Place> Places, string? Temporary)
{
    private static readonly string[] Private = ["/home", "/root", "/run"];

    // who commits what git would commit needs to know what its owner lets it pass over
    private static readonly string[] OfGit =
    [
        ".gitconfig",
        ".gitignore",
        ".gitignore_global",
        ".config/git/config",
        ".config/git/ignore",
    ];

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
        var temporary = Path.TrimEndingDirectorySeparator(variables.GetValueOrDefault("TMPDIR", "/tmp"));
        var named = paths
            .Read.Append(paths.Folder)
            .Concat(paths.Written)
            .Any(path => Path.TrimEndingDirectorySeparator(path) == temporary);
        var written = named ? paths.Written.Append(temporary) : paths.Written;
        var read = paths.Read.Append(paths.Folder).Append(temporary).Concat(OfGit.Select(name => $"{home}/{name}"));
        return new(
            paths.Folder,
            [
                .. written
                    .Select(path => new Place(path, PlaceKind.Writable, path))
                    .Concat(read.Select(path => new Place(path, PlaceKind.Shown, path)))
                    .Concat(Private.Append(home).Select(path => new Place(path, PlaceKind.Memory)))
                    .Select(place => place with { Path = Path.TrimEndingDirectorySeparator(place.Path) })
                    .Where(place => place.Path.Length > 1 && exists(place.Path))
                    // who names a home wants it read
                    .DistinctBy(place => place.Path, StringComparer.Ordinal)
                    .OrderBy(place => place.Path, StringComparer.Ordinal),
            ],
            named ? null : temporary
        );
    }
}
