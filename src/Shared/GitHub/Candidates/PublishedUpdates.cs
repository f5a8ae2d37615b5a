using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.GitHub.Transfer;

namespace MsReleaseActions.GitHub.Candidates;

/// <summary>A signature over an asset.</summary>
/// <param name="Platforms">The keys of <c>latest.json</c> that carry it.</param>
public sealed record SignedAsset(string Asset, MinisignSignature Signature, string Platforms);

/// <summary>
/// That <c>latest.json</c> of a release is of its version, and leads to its own assets with the signatures beside them.
/// </summary>
/// <param name="Problems">For people.</param>
/// <param name="Signed">What its platforms say is signed; only whole and well-formed ones.</param>
public sealed record PublishedUpdates(IReadOnlyList<string> Problems, IReadOnlyList<SignedAsset> Signed)
{
    /// <summary>Holds the file against the release; of its assets only small signatures are read.</summary>
    public static async Task<PublishedUpdates> ReadAsync(
        LatestJsonDocument document,
        ReleaseTag tag,
        Release release,
        IReadOnlyList<ReleaseAsset> assets,
        Func<ReleaseAsset, Task<byte[]>> read,
        RepositoryName repository
    )
    {
        var problems = new List<string>();
        var signed = new List<SignedAsset>();
        if (document.Version?.Text is not { } version || version.TrimStart('v') != tag.VersionText)
        {
            problems.Add(
                $"it states the version {document.Version?.Text ?? "(none)"}, the tag means {tag.VersionText}"
            );
        }
        foreach (var same in document.Platforms.GroupBy(platform => (platform.Url.Text, platform.Signature)))
        {
            var keys = string.Join(", ", same.Select(platform => platform.Key));
            if (Asset(repository, tag, release, assets, same.Key.Text!) is not { } asset)
            {
                problems.Add($"{keys}: {same.Key.Text} is no asset of {tag}");
                continue;
            }
            if (
                assets.FirstOrDefault(beside => beside.Name == asset.Name + ".sig")
                    is { IsWhole: true, Size: <= UpdaterSignature.MostFileBytes } file
                && !UpdaterSignature.IsSame(Encoding.UTF8.GetString(await read(file)), same.Key.Signature)
            )
            {
                problems.Add($"{keys}: the signature is not the one in {file.Name}");
            }
            try
            {
                signed.Add(new SignedAsset(asset.Name, MinisignSignature.ParseTauri(same.Key.Signature), keys));
            }
            catch (FormatException failure)
            {
                problems.Add($"{keys}: {failure.Message}");
            }
        }
        return new PublishedUpdates(problems, signed);
    }

    /// <summary>Reads a file that a signature is in, whole.</summary>
    public static Func<ReleaseAsset, Task<byte[]>> Reader(
        GitHubClient gitHub,
        RepositoryName repository,
        TimeProvider time,
        CancellationToken cancellation
    ) =>
        file =>
            new AssetDownload(gitHub.Assets, time).ReadAsync(
                repository,
                file,
                UpdaterSignature.MostFileBytes,
                cancellation
            );

    // what a public address of this release names; null where it names nothing
    private static ReleaseAsset? Asset(
        RepositoryName repository,
        ReleaseTag tag,
        Release release,
        IReadOnlyList<ReleaseAsset> assets,
        string url
    )
    {
        var server = new Uri(release.HtmlUrl).GetLeftPart(UriPartial.Authority);
        var folder = DownloadUrl.Folder($"{server}/{repository}", tag.Text);
        return DownloadUrl.AssetBelow(folder, url) is { } name
            ? assets.FirstOrDefault(asset => asset.Name == name && asset.IsWhole)
            : null;
    }
}
