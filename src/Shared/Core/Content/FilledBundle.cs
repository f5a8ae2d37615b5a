using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Core.Content;

/// <summary>Judges a bundle as it is on one platform: what its forms stand for there.</summary>
internal static class FilledBundle
{
    /// <returns>Each goes on after the bundle's place: "has …".</returns>
    public static IEnumerable<string> Problems(Bundle bundle, Platform platform)
    {
        var name = platform.Fill(bundle.FileName);
        if (!AssetName.IsKept(name))
        {
            yield return $"has '{name}' as its name on {platform}, which GitHub would change";
        }
        if (!ContentNames.Id().IsMatch(platform.Fill(bundle.Id)))
        {
            yield return $"has '{platform.Fill(bundle.Id)}' as its id on {platform}, which no spec takes";
        }
        var files = bundle.Files.Where(file => !file.IsArchive).Select(file => platform.Fill(file.Path)).ToList();
        // an archive may lie at the root
        var folders = bundle
            .Files.Where(file => file is { IsArchive: true, Path.Length: > 0 })
            .Select(file => platform.Fill(file.Path))
            .ToList();
        foreach (
            var path in files
                .Concat(folders)
                .Concat(bundle.Required.Select(platform.Fill))
                .Where(path => !ContentNames.IsPath(path))
        )
        {
            yield return $"has '{path}' on {platform}, which is no plain relative path";
        }
        foreach (var path in bundle.Required.Select(platform.Fill).Where(path => !CanBe(path)))
        {
            yield return $"requires {path} on {platform}, and puts neither such a file nor a folder of it there";
        }
        foreach (var clash in Clashes(files, folders))
        {
            yield return $"has {clash} on {platform}";
        }
        foreach (
            var file in bundle.Files.Where(file =>
                file.IsArchive && !file.File.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            yield return $"unpacks {file.File}, which is no .zip";
        }

        bool CanBe(string path) =>
            files.Contains(path, StringComparer.Ordinal)
            || bundle.Files.Any(file => file.NameOf(platform, path) is { Length: > 0 });
    }

    // on a disk that does not tell upper from lower case
    private static IEnumerable<string> Clashes(List<string> files, List<string> folders)
    {
        foreach (
            var twice in files.GroupBy(path => path, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
        )
        {
            yield return $"two files for {twice.Key}";
        }
        foreach (
            var file in files.Where(file =>
                folders.Contains(file, StringComparer.OrdinalIgnoreCase)
                || files.Concat(folders).Any(path => path.StartsWith($"{file}/", StringComparison.OrdinalIgnoreCase))
            )
        )
        {
            yield return $"{file} both as a file and as a folder";
        }
    }
}
