using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>
/// The files of a repository that say its version. They are parsed to find the version, and only its bytes are changed.
/// </summary>
public static class VersionFiles
{
    /// <summary>Says what each place says, and everything that is wrong with them.</summary>
    /// <param name="files">The bytes of each version file by its path; null where the commit has no such file.</param>
    public static VersionReading Read(IReadOnlyDictionary<string, byte[]?> files)
    {
        var (places, problems) = (new List<VersionPlace>(), new List<string>());
        foreach (var (path, bytes) in files)
        {
            try
            {
                places.AddRange(PlacesOf(path, bytes ?? throw new FormatException("there is no such file"), files));
            }
            catch (FormatException problem)
            {
                problems.Add($"{path}: {problem.Message}");
            }
        }
        var versions = places.ToLookup(place => ReleaseTag.TryParse($"v{place.Text}", out _, out _));
        problems.AddRange(
            versions[false]
                .Select(place => $"{place.Shown} is no version such as 1.2.3 or 1.2.3-beta.1, but '{place.Text}'")
        );
        if (versions[true].DistinctBy(place => place.Text).Count() > 1)
        {
            problems.Add(
                "the version files disagree: "
                    + $"{string.Join(", ", versions[true].Select(place => $"{place.Shown} says {place.Text}"))}"
            );
        }
        if (places.Count == 0 && problems.Count == 0)
        {
            problems.Add("no version file is named");
        }
        return new VersionReading(places, problems);
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

    private static IEnumerable<VersionPlace> PlacesOf(
        string path,
        byte[] bytes,
        IReadOnlyDictionary<string, byte[]?> files
    ) =>
        path[(path.LastIndexOf('/') + 1)..] switch
        {
            "package.json" => JsonVersions.OfPackage(path, bytes),
            "package-lock.json" => JsonVersions.OfPackageLock(path, bytes),
            "tauri.conf.json" => JsonVersions.OfTauri(path, bytes),
            "Cargo.toml" => CargoVersions.OfManifest(path, bytes),
            "Cargo.lock" => CargoVersions.OfLock(path, bytes, ManifestOf(path, files)),
            _ => throw new FormatException(
                "it is none of package.json, package-lock.json, tauri.conf.json, Cargo.toml and Cargo.lock, so it "
                    + "is not known where it says the version"
            ),
        };

    private static byte[] ManifestOf(string path, IReadOnlyDictionary<string, byte[]?> files)
    {
        var manifest = $"{path[..(path.LastIndexOf('/') + 1)]}Cargo.toml";
        return files.GetValueOrDefault(manifest)
            ?? throw new FormatException(
                $"which of its packages is the product's is said by {manifest}, and that is no version file of "
                    + "this commit"
            );
    }

    private static byte[] With(byte[] bytes, IEnumerable<VersionPlace> places, byte[] version)
    {
        var result = new MemoryStream(bytes.Length + 64);
        var at = 0;
        foreach (var place in places.OrderBy(place => place.Start))
        {
            result.Write(bytes.AsSpan(at..place.Start));
            result.Write(version);
            at = place.Start + place.Length;
        }
        result.Write(bytes.AsSpan(at));
        return result.ToArray();
    }
}
