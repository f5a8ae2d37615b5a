using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.PromoteAssets;

/// <summary>Whether the <c>latest.json</c> of the final release leads to that release: one wrong URL there stops every updater.</summary>
internal static class LatestJsonCheck
{
    public const int MostBytes = 1024 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <param name="json">The bytes that will be published.</param>
    /// <param name="serverUrl">Address of public downloads, without a final slash.</param>
    /// <param name="repository">The final release's.</param>
    /// <param name="tag">The final release's.</param>
    /// <param name="names">Every asset that it will hold.</param>
    /// <returns>What is wrong, a sentence each without its full stop.</returns>
    public static IReadOnlyList<string> Problems(ReadOnlyMemory<byte> json, string serverUrl, RepositoryName repository, ReleaseTag tag, IReadOnlySet<string> names)
    {
        try
        {
            // Windows editors write a mark that is no JSON, and the updater stumbles over it as this does
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? [.. Urls(document.RootElement).Select(entry => Problem(entry.Url, serverUrl, repository, tag, names) is { } problem ? $"{AssetName.LatestJson}, {entry.Where}: {problem}" : null).OfType<string>()]
                : [$"{AssetName.LatestJson} is no JSON object"];
        }
        catch (JsonException failure)
        {
            return [$"{AssetName.LatestJson} is not JSON that an updater could read: {failure.Message}"];
        }
    }

    private static IEnumerable<(string Where, string? Url)> Urls(JsonElement root)
    {
        if (root.TryGetProperty("url", out var single))
        {
            yield return ("url", Text(single));
        }
        if (!root.TryGetProperty("platforms", out var platforms) || platforms.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }
        foreach (var platform in platforms.EnumerateObject())
        {
            yield return (platform.Name, platform.Value.ValueKind == JsonValueKind.Object && platform.Value.TryGetProperty("url", out var url) ? Text(url) : null);
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Problem(string? url, string serverUrl, RepositoryName repository, ReleaseTag tag, IReadOnlySet<string> names)
    {
        if (url is null)
        {
            return "has no url";
        }
        var folder = $"{serverUrl}/{repository}/releases/download/{tag}/";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !IsUnder(address, new Uri(folder)))
        {
            return IsUnfinished(url)
                ? $"{url} is an address of the candidate, not of {tag}: the file that rewrite-latest-json wrote is missing in `overlay`"
                : $"{url} is not below {folder}";
        }
        var asset = Uri.UnescapeDataString(address.AbsolutePath[new Uri(folder).AbsolutePath.Length..]);
        return names.Contains(asset) ? null : $"{url} names {asset}, which the release will not hold";
    }

    // owner and name are found in any case, a tag is not
    private static bool IsUnder(Uri address, Uri folder) =>
        address.Query.Length + address.Fragment.Length + address.UserInfo.Length == 0
        && address.Scheme == folder.Scheme
        && string.Equals(address.Authority, folder.Authority, StringComparison.OrdinalIgnoreCase)
        && address.AbsolutePath.StartsWith(folder.AbsolutePath, StringComparison.OrdinalIgnoreCase)
        && address.AbsolutePath.AsSpan(0, folder.AbsolutePath.Length).EndsWith(folder.AbsolutePath.AsSpan(folder.AbsolutePath[..^1].LastIndexOf('/')), StringComparison.Ordinal);

    private static bool IsUnfinished(string url) =>
        url.Contains("/releases/download/rc-", StringComparison.Ordinal)
        || url.Contains("/releases/download/untagged-", StringComparison.Ordinal)
        || url.Contains("/releases/latest/download/", StringComparison.Ordinal)
        || url.Contains("/releases/assets/", StringComparison.Ordinal);
}
