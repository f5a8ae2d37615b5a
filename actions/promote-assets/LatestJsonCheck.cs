using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.PromoteAssets;

/// <summary>
/// Whether the <c>latest.json</c> of the final release leads to that release: one wrong URL there stops every updater.
/// </summary>
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
    public static IReadOnlyList<string> Problems(
        ReadOnlyMemory<byte> json,
        string serverUrl,
        RepositoryName repository,
        ReleaseTag tag,
        IReadOnlySet<string> names
    )
    {
        try
        {
            // Windows editors write a mark that is no JSON, and the updater stumbles over it as this does
            using var document = ReadableJson.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ?
                [
                    .. Urls(document.RootElement)
                        .Select(entry =>
                            Problem(entry.Url, serverUrl, repository, tag, names) is { } problem
                                ? $"{AssetName.LatestJson}, {entry.Where}: {problem}"
                                : null
                        )
                        .OfType<string>(),
                ]
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
            yield return (
                platform.Name,
                platform.Value.ValueKind == JsonValueKind.Object && platform.Value.TryGetProperty("url", out var url)
                    ? Text(url)
                    : null
            );
        }
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Problem(
        string? url,
        string serverUrl,
        RepositoryName repository,
        ReleaseTag tag,
        IReadOnlySet<string> names
    )
    {
        if (url is null)
        {
            return "has no url";
        }
        var folder = DownloadUrl.Folder($"{serverUrl}/{repository}", tag.Text);
        if (DownloadUrl.AssetBelow(folder, url) is not { } asset)
        {
            return IsUnfinished(url)
                ? $"{url} is an address of the candidate, not of {tag}: the file that rewrite-latest-json wrote "
                    + "is missing in `overlay`"
                : $"{url} is not below {folder}";
        }
        return names.Contains(asset) ? null : $"{url} names {asset}, which the release will not hold";
    }

    private static bool IsUnfinished(string url) =>
        url.Contains("/releases/download/rc-", StringComparison.Ordinal)
        || url.Contains("/releases/download/untagged-", StringComparison.Ordinal)
        || url.Contains("/releases/latest/download/", StringComparison.Ordinal)
        || url.Contains("/releases/assets/", StringComparison.Ordinal);
}
