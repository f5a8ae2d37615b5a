namespace MsReleaseActions.Core.Content;

/// <summary>What goes into a bundle, judged before a byte of it is written.</summary>
internal static class BundleParts
{
    /// <param name="archives">Files of each archive, by its producer and name.</param>
    /// <returns>In the order of the bundle.</returns>
    /// <exception cref="ActionFailure">Two files would lie in one place, or one that is required is in none of them:
    /// exit 1.</exception>
    public static IReadOnlyList<BundlePart> Of(
        SpecAsset asset,
        Bundle bundle,
        IReadOnlyDictionary<(string, string), IReadOnlyList<ArchivedFile>> archives
    )
    {
        var platform = asset.Platform!;
        var parts = bundle.Parts(
            platform,
            archive => archives[(archive.Producer, platform.Fill(archive.File))].Select(file => file.Name)
        );
        List<string> problems =
        [
            .. bundle.Missing(platform, parts.Select(part => part.Path)).Select(path => $"{path} is missing"),
            .. parts
                .GroupBy(part => part.Path, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() > 1)
                .Select(same => $"{string.Join(" and ", same.Select(part => part.Origin))} are both {same.Key}"),
            .. parts
                .Where(part =>
                    parts.Any(other => other.Path.StartsWith($"{part.Path}/", StringComparison.OrdinalIgnoreCase))
                )
                .Select(part => $"{part.Path} is both a file and a folder"),
        ];
        return problems.Count == 0
            ? parts
            : throw ActionFailure.No(
                $"{asset.FileName} cannot be put together: {string.Join("; ", problems)}",
                "Clients start what `bundles` of ms-release.json names, by its path",
                "Correct how the producer packs it and have a new commit of it built, or correct `bundles`"
            );
    }
}
