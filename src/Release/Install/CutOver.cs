using MsReleaseActions.Workflows.Lint;

namespace MsReleaseActions.ReleaseTrain.Install;

/// <summary>What the lanes do to workflow files that were there before them.</summary>
public static class CutOver
{
    /// <summary>
    /// An installation of lanes in which files of before are replaced: only at a cut-over, but for lanes of an earlier
    /// installation that bear another name now and were not changed by hand.
    /// </summary>
    /// <param name="lanes">The installation, with no regard to what was there before.</param>
    /// <param name="beside">Paths of the files that the lanes replace and that bear other names.</param>
    /// <param name="found">What the checkout has of all of these files.</param>
    /// <param name="before">What the last installation left behind.</param>
    /// <param name="isAsked">Whether the owner asked for the cut-over.</param>
    public static Installation Of(
        Installation lanes,
        IEnumerable<string> beside,
        IReadOnlyDictionary<string, string> found,
        InstallRecord before,
        bool isAsked
    )
    {
        var files = lanes
            .Files.Select(file => isAsked && IsForeign(file, before) ? file with { Fate = FileFate.Replaced } : file)
            .ToList();
        var others = beside
            .Order(StringComparer.Ordinal)
            .Select(path => new InstalledFile(path, FileFate.Replaced, found[path], New: null))
            .ToLookup(file => isAsked || before.Files.GetValueOrDefault(file.Path) == Installation.Digest(file.Old));
        var digests = lanes.Record.Files.ToDictionary(StringComparer.Ordinal);
        foreach (var file in files.Where(file => file.Fate == FileFate.Replaced))
        {
            digests[file.Path] = Installation.Digest(file.New!);
        }
        return lanes with
        {
            Files = [.. files.Concat(others[true])],
            Record = lanes.Record with { Files = digests },
            Notes =
            [
                .. others[false]
                    .Select(file =>
                        $"{file.Path} builds or publishes what the lanes do from now on: `ms init --cut-over` removes it"
                    ),
            ],
        };
    }

    /// <summary>Whether nobody of ours wrote a file that is there.</summary>
    public static bool IsForeign(string path, string text, InstallRecord before) =>
        !before.Files.ContainsKey(path) && !text.StartsWith(DescribedLanes.Mark, StringComparison.Ordinal);

    private static bool IsForeign(InstalledFile file, InstallRecord before) =>
        file.Fate is FileFate.Undecided or FileFate.Kept or FileFate.Overwritten
        && IsForeign(file.Path, file.Old, before);
}
