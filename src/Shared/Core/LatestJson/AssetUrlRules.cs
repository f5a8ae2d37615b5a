using System.Globalization;
using System.Text.RegularExpressions;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.Core.LatestJson;

/// <summary>
/// Which URLs a <c>latest.json</c> may hold before and after promotion. Pure: nothing is asked of GitHub.
/// </summary>
/// <param name="ServerUrl">Such as <c>https://github.com</c>, without a final slash.</param>
/// <param name="ApiUrl">Such as <c>https://api.github.com</c>, without a final slash.</param>
/// <param name="Source">The repository of the candidate.</param>
/// <param name="CandidateTag">The candidate's tag, <c>rc-…</c>.</param>
/// <param name="Target">The repository of the final release.</param>
/// <param name="ReleaseTag">The final release's tag.</param>
public sealed partial record AssetUrlRules(
    string ServerUrl,
    string ApiUrl,
    RepositoryName Source,
    string CandidateTag,
    RepositoryName Target,
    string ReleaseTag
)
{
    /// <summary>Where anyone can download the asset once the final release is published.</summary>
    public string FinalUrl(string assetName) => DownloadUrl.Of($"{ServerUrl}/{Target}", ReleaseTag, assetName);

    public AssetUrl Classify(string url)
    {
        if (url.AsSpan().ContainsAny('?', '#', '\\'))
        {
            return Refuse(UrlRefusal.NotADownload, "it holds more than the path of a release asset");
        }
        if (Below(ApiUrl, url) is ["repos", var apiOwner, var apiName, "releases", "assets", var id])
        {
            AssetUrl asset = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new AssetById(number)
                : Refuse(UrlRefusal.NotADownload, $"'{id}' is not the id of an asset");
            return In(apiOwner, apiName, asset, Source);
        }
        return Below(ServerUrl, url) switch
        {
            null => WrongServer(url),
            [var owner, var name, "releases", "latest", "download", var file] => In(
                owner,
                name,
                new NamedAsset(file, UrlForm.Latest),
                Source,
                Target
            ),
            [var owner, var name, "releases", "download", _, .., _]
            and [.., var file]
            and { Length: var length } parts => OfTag(owner, name, string.Join('/', parts[4..(length - 1)]), file),
            _ => Refuse(UrlRefusal.NotADownload, "it is not the address of a release asset"),
        };
    }

    /// <summary>
    /// The first member besides the platforms' URLs that holds an address of the candidate; null when there is none.
    /// </summary>
    public string? StrayCandidateUrl(LatestJsonDocument document) =>
        document.OtherTexts().Where(other => IsCandidateUrl(other.Text)).Select(other => other.Path).FirstOrDefault();

    private bool IsCandidateUrl(string text)
    {
        var plain = Uri.UnescapeDataString(text);
        return plain.Contains("://")
            && (
                CandidatePath().IsMatch(plain)
                || plain.Contains($"/{CandidateTag}", StringComparison.OrdinalIgnoreCase)
                || plain.Contains($"/repos/{Source}/releases/assets/", StringComparison.OrdinalIgnoreCase)
            );
    }

    private AssetUrl OfTag(string owner, string name, string tag, string file) =>
        tag == CandidateTag ? In(owner, name, new NamedAsset(file, UrlForm.Candidate), Source)
        : Untagged().IsMatch(tag) ? In(owner, name, new NamedAsset(file, UrlForm.Draft), Source)
        : tag == ReleaseTag ? In(owner, name, new NamedAsset(file, UrlForm.Final), Target)
        : In(
            owner,
            name,
            Refuse(UrlRefusal.OtherTag, $"it is of the tag '{tag}', not of {CandidateTag} or {ReleaseTag}"),
            Source,
            Target
        );

    private static AssetUrl In(string owner, string name, AssetUrl asset, params ReadOnlySpan<RepositoryName> allowed)
    {
        foreach (var repository in allowed)
        {
            if (IsSame(owner, repository.Owner) && IsSame(name, repository.Name))
            {
                return asset;
            }
        }
        var isOwner = false;
        foreach (var repository in allowed)
        {
            isOwner |= IsSame(owner, repository.Owner);
        }
        return isOwner
            ? Refuse(UrlRefusal.OtherRepository, $"it is of the repository '{owner}/{name}', not of {allowed[0]}")
            : Refuse(UrlRefusal.OtherOwner, $"it is of the owner '{owner}', not of {allowed[0].Owner}");
    }

    private RefusedUrl WrongServer(string url) =>
        !Uri.TryCreate(url, UriKind.Absolute, out var seen) || !url.Contains("://")
            ? Refuse(UrlRefusal.NotAUrl, "it is not a URL")
        : new Uri(ServerUrl) is var server && seen.Scheme != server.Scheme
            ? Refuse(UrlRefusal.OtherScheme, $"its scheme is '{seen.Scheme}', not {server.Scheme}")
        : seen.Authority != server.Authority && !IsOurApi(seen)
            ? Refuse(UrlRefusal.OtherHost, $"its host is '{seen.Authority}', not {server.Authority}")
        : Refuse(UrlRefusal.NotADownload, "it is not the address of a release asset");

    private bool IsOurApi(Uri seen) => seen.Authority == new Uri(ApiUrl).Authority;

    // percent-decoded parts of the path below an address; null where the URL is not below it
    private static string[]? Below(string address, string url)
    {
        if (!url.StartsWith(address + "/", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var parts = url[(address.Length + 1)..].Split('/').Select(Uri.UnescapeDataString).ToArray();
        return parts.Any(part => part is "" or "." or "..") ? [] : parts;
    }

    private static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static RefusedUrl Refuse(UrlRefusal reason, string why) => new(reason, why);

    [GeneratedRegex(@"\Auntagged-[0-9a-f]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Untagged();

    [GeneratedRegex(
        @"/(?:untagged-[0-9a-f]+|rc-[^/]*[0-9a-f]{40})(?![^/?#\s""'<>)\]])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex CandidatePath();
}
