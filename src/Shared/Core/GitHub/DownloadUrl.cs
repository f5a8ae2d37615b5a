namespace MsReleaseActions.Core.GitHub;

/// <summary>
/// Where anybody can download an asset of a published release:
/// <c>&lt;server&gt;/&lt;owner&gt;/&lt;repo&gt;/releases/download/&lt;tag&gt;/&lt;asset&gt;</c>, tag and asset
/// percent-encoded as GitHub does it (a slash in a tag is <c>%2F</c>).
/// </summary>
public static class DownloadUrl
{
    /// <param name="repositoryUrl">Such as <c>https://github.com/org/app</c>, without a final slash.</param>
    public static string Of(string repositoryUrl, string tag, string assetName) =>
        Folder(repositoryUrl, tag) + Uri.EscapeDataString(assetName);

    /// <summary>What the addresses of all assets of a release begin with; it ends with a slash.</summary>
    public static string Folder(string repositoryUrl, string tag) =>
        $"{repositoryUrl}/releases/download/{Uri.EscapeDataString(tag)}/";

    /// <summary>
    /// Where the release that <c>releases/latest</c> stands for has the asset: GitHub answers with a redirect.
    /// </summary>
    public static string Latest(string repositoryUrl, string assetName) =>
        $"{repositoryUrl}/releases/latest/download/{Uri.EscapeDataString(assetName)}";

    /// <summary>
    /// The name of the asset that an address names; null where it is not one below the folder. Owner and name are found
    /// in any case, a tag is not.
    /// </summary>
    /// <param name="folder">As <see cref="Folder"/> gives it.</param>
    public static string? AssetBelow(string folder, string url)
    {
        var below = new Uri(folder);
        return
            Uri.TryCreate(url, UriKind.Absolute, out var address)
            && address.Query.Length + address.Fragment.Length + address.UserInfo.Length == 0
            && address.Scheme == below.Scheme
            && string.Equals(address.Authority, below.Authority, StringComparison.OrdinalIgnoreCase)
            && address.AbsolutePath.StartsWith(below.AbsolutePath, StringComparison.OrdinalIgnoreCase)
            && address
                .AbsolutePath.AsSpan(0, below.AbsolutePath.Length)
                .EndsWith(
                    below.AbsolutePath.AsSpan(below.AbsolutePath[..^1].LastIndexOf('/')),
                    StringComparison.Ordinal
                )
            ? Uri.UnescapeDataString(address.AbsolutePath[below.AbsolutePath.Length..])
            : null;
    }
}
