using System.Text.Json.Nodes;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Server.Api.Users;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Releases;

/// <summary>Releases and assets as answers show them.</summary>
internal static class ReleaseJson
{
    public static JsonObject Release(SandboxRelease release, Origins origins)
    {
        var repository = release.Repository;
        var api = $"{origins.Api}/repos/{repository.FullName}";
        var tag = Uri.EscapeDataString(release.TagName);
        return new JsonObject
        {
            ["url"] = $"{api}/releases/{release.Id}",
            ["assets_url"] = $"{api}/releases/{release.Id}/assets",
            ["upload_url"] =
                $"{origins.Upload}/repos/{repository.FullName}/releases/{release.Id}/assets{{?name,label}}",
            ["html_url"] =
                $"{origins.Server}/{repository.FullName}/releases/tag/{Uri.EscapeDataString(release.AddressTag)}",
            ["id"] = release.Id,
            ["author"] = UserJson.Simple(release.Author, origins),
            ["node_id"] = $"RE_{release.Id}",
            ["tag_name"] = release.TagName,
            ["target_commitish"] = release.TargetCommitish,
            ["name"] = release.Name,
            ["draft"] = release.Draft,
            ["immutable"] = release.Immutable,
            ["prerelease"] = release.Prerelease,
            ["created_at"] = release.CreatedAt.Iso(),
            ["updated_at"] = release.UpdatedAt.Iso(),
            ["published_at"] = release.PublishedAt?.Iso(),
            ["assets"] = new JsonArray([.. release.Assets.Select(a => Asset(a, origins))]),
            ["tarball_url"] = release.Draft ? null : $"{api}/tarball/{tag}",
            ["zipball_url"] = release.Draft ? null : $"{api}/zipball/{tag}",
            ["body"] = release.Body,
        };
    }

    public static JsonObject Asset(SandboxAsset asset, Origins origins) =>
        new()
        {
            ["url"] = $"{origins.Api}/repos/{asset.Release.Repository.FullName}/releases/assets/{asset.Id}",
            ["id"] = asset.Id,
            ["node_id"] = $"RA_{asset.Id}",
            ["name"] = asset.Name,
            ["label"] = asset.Label,
            ["uploader"] = UserJson.Simple(asset.Uploader, origins),
            ["content_type"] = asset.ContentType,
            ["state"] = asset.State,
            ["size"] = asset.Size,
            ["digest"] = asset.Digest,
            ["download_count"] = asset.DownloadCount,
            ["created_at"] = asset.CreatedAt.Iso(),
            ["updated_at"] = asset.UpdatedAt.Iso(),
            ["browser_download_url"] = BrowserUrl(asset, origins),
        };

    public static string BrowserUrl(SandboxAsset asset, Origins origins) =>
        DownloadUrl.Of($"{origins.Server}/{asset.Release.Repository.FullName}", asset.Release.AddressTag, asset.Name);
}
