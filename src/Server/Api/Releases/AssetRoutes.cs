using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Releases;

/// <summary>Assets, apart from their bytes.</summary>
internal static class AssetRoutes
{
    public static void Add(Routes routes)
    {
        const string assets = "/repos/{owner}/{repo}/releases/assets/{asset_id}";
        routes.Get("/repos/{owner}/{repo}/releases/{release_id}/assets", List);
        routes.Get(assets, Show);
        routes.Patch(assets, Update);
        routes.Delete(assets, Delete);
    }

    private static Answer List(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Read);
        return call.List(ReleaseRoutes.Find(call).Assets, a => ReleaseJson.Asset(a, call.Origins));
    }

    private static Answer Show(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Read);
        var asset = Find(call);
        if (!call.Header("Accept").Contains("application/octet-stream", StringComparison.OrdinalIgnoreCase))
        {
            return call.Json(ReleaseJson.Asset(asset, call.Origins));
        }

        return asset.State == AssetState.Uploaded
            ? Answer.Empty(302).With("Location", SignedUrls.For(call, asset))
            : call.NotFound();
    }

    private static Answer Update(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var asset = Find(call);
        Unlocked(call, asset.Release);
        var body = call.OptionalBody("name", "label", "state");
        if (body.Text("name") is { } name)
        {
            var stored = AssetNames.Stored(name);
            if (asset.Release.Assets.Any(a => a != asset && a.Name == stored))
            {
                return call.Invalid("ReleaseAsset", "name", "already_exists");
            }

            asset.Name = stored;
        }

        asset.Label = body.Has("label") ? body.Text("label") : asset.Label;
        asset.UpdatedAt = call.Now;
        return call.Json(ReleaseJson.Asset(asset, call.Origins));
    }

    private static Answer Delete(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var asset = Find(call);
        Unlocked(call, asset.Release);
        asset.Release.RemoveAsset(asset);
        return call.NoContent();
    }

    public static void Unlocked(ApiCall call, SandboxRelease release)
    {
        if (release.Immutable)
        {
            throw new Refusal(call.Unprocessable("Cannot change the assets of an immutable release."));
        }
    }

    private static SandboxAsset Find(ApiCall call)
    {
        var asset = call.Repository.Releases.Asset(call.Number("asset_id"));
        return asset is not null && ReleaseRoutes.IsVisible(call, asset.Release)
            ? asset
            : throw new Refusal(call.NotFound());
    }
}
