using System.Text;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Core.Versions;

/// <summary>
/// The files of a repository that say its version. They are parsed to find the version, and only its bytes are changed.
/// </summary>
public static class VersionFiles
{
    /// <summary>Says what each place says, and everything that is wrong with them.</summary>
    /// <param name="files">The bytes of each version file by its path; null where the commit has no such file.</param>
    public static VersionReading Read(IReadOnlyDictionary<string, byte[]?> files)
    {
        var set = new VersionSet(files);
        var (places, faults) = (new List<VersionPlace>(), new List<string>());
        foreach (var (path, bytes) in files)
        {
            try
            {
                places.AddRange([.. PlacesOf(path, bytes ?? throw new FormatException("there is no such file"), set)]);
            }
            catch (FormatException problem)
            {
                faults.Add($"{path}: {problem.Message}");
            }
        }
        faults.AddRange(
            places
                .Where(place => !place.IsVersion)
                .Select(place => $"{place.Shown} is no version such as 1.2.3 or 1.2.3-beta.1, but '{place.Text}'")
        );
        if (places.Count == 0 && faults.Count == 0)
        {
            faults.Add(files.Count == 0 ? "no version file is named" : "none of the version files says a version");
        }
        return new VersionReading(places, faults);
    }

    /// <summary>The files with another version. Every byte but the version's own stays.</summary>
    /// <param name="files">As <see cref="Read"/> takes them.</param>
    /// <returns>The bytes of every file, those that said the version already included.</returns>
    /// <exception cref="ActionFailure">They cannot be bumped (exit 1): all problems.</exception>
    public static IReadOnlyDictionary<string, byte[]> Bump(IReadOnlyDictionary<string, byte[]?> files, ReleaseTag to)
    {
        var reading = Read(files);
        return reading.Problems.Count > 0
            ? throw ActionFailure.No(
                reading.Problems,
                "The version cannot be bumped",
                "Put the files right with a pull request, or name others as version_files in ms-release.json"
            )
            : files.ToDictionary(
                file => file.Key,
                file =>
                    With(
                        file.Value!,
                        reading.Places.Where(place => place.File == file.Key),
                        Encoding.ASCII.GetBytes(to.VersionText)
                    ),
                StringComparer.Ordinal
            );
    }

    /// <summary>
    /// The version files of a product: <c>package.json</c> and its lock file, the Tauri configuration, its crate, the
    /// root of the workspace that the version is inherited from, <c>Cargo.lock</c>. Those are found that say the
    /// version of the Tauri configuration, else of <c>package.json</c>, else of the crate.
    /// </summary>
    /// <param name="paths">Every file of the repository, relative to its root, with forward slashes.</param>
    /// <param name="read">The bytes of one of them; null where there is none. A <see cref="FormatException"/> says why
    /// a file is not to be read: it is left out then.</param>
    /// <param name="appFolder">Where the product is, relative; empty for the root.</param>
    public static FoundVersionFiles Find(
        IReadOnlyCollection<string> paths,
        Func<string, byte[]?> read,
        string appFolder
    ) => VersionSearch.Find(paths, read, appFolder);

    /// <exception cref="FormatException">It says no version, and should; the message is a clause.</exception>
    internal static IEnumerable<VersionPlace> PlacesOf(string path, byte[] bytes, VersionSet set) =>
        RepositoryPath.NameOf(path) switch
        {
            "package.json" => JsonVersions.OfPackage(path, bytes, set),
            "package-lock.json" or "npm-shrinkwrap.json" => NodeLocks.OfNpm(path, bytes, set),
            "bun.lock" => NodeLocks.OfBun(path, bytes, set),
            "Cargo.toml" => CargoVersions.Of(CargoManifest.Parse(path, bytes), set),
            "Cargo.lock" => CargoLocks.Of(path, bytes, set),
            "pnpm-lock.yaml" or "yarn.lock" => throw new FormatException(
                "it holds no version of the project: take it out of version_files in ms-release.json"
            ),
            var name when TauriVersions.IsBase(name) || TauriVersions.IsOverlay(name) => TauriVersions.Of(
                path,
                bytes,
                set
            ),
            _ => throw new FormatException(
                "it is none of package.json, package-lock.json, tauri.conf.json, Cargo.toml and Cargo.lock, so it "
                    + "is not known where it says the version"
            ),
        };

    private static byte[] With(byte[] bytes, IEnumerable<VersionPlace> places, byte[] version)
    {
        var result = new MemoryStream(bytes.Length + 64);
        var at = 0;
        foreach (var place in places.OrderBy(place => place.Start))
        {
            result.Write(bytes.AsSpan(at..place.Start));
            result.Write(Encoding.UTF8.GetBytes(place.Before));
            result.Write(version);
            at = place.Start + place.Length;
        }
        result.Write(bytes.AsSpan(at));
        return result.ToArray();
    }
}
