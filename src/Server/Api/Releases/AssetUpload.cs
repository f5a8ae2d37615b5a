using System.Buffers;
using System.Security.Cryptography;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Releases;

/// <summary>
/// Uploads: the asset exists from the first moment as a <c>starter</c>, and stays one where the upload does not end.
/// </summary>
internal static class AssetUpload
{
    private const int AssetLimit = 1000;

    public static void Add(Routes routes) =>
        routes.Stream(Listener.Upload, "POST", "/repos/{owner}/{repo}/releases/{release_id}/assets", Upload);

    private static async Task<Answer> Upload(ApiCall call)
    {
        SandboxAsset asset;
        try
        {
            asset = call.Sandbox.Change(() => Begin(call));
        }
        catch (Refusal)
        {
            // The front ends take the whole body before anything is decided.
            await call.Http.Request.Body.CopyToAsync(Stream.Null, call.Http.RequestAborted);
            throw;
        }

        var digest = await Store(call, asset);
        return call.Sandbox.Change(() =>
        {
            if (!asset.Release.Assets.Contains(asset))
            {
                asset.RemoveFile();
                return call.NotFound();
            }

            asset.Size = call.Http.Request.ContentLength!.Value;
            asset.Digest = call.Sandbox.Options.Digests && !call.Faults.NullDigest ? digest : null;
            asset.State = AssetState.Uploaded;
            asset.UpdatedAt = call.Now;
            return call.Created(ReleaseJson.Asset(asset, call.Origins));
        });
    }

    private static SandboxAsset Begin(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var release = ReleaseRoutes.Find(call);
        var name = call.Query("name");
        if (string.IsNullOrEmpty(name))
        {
            throw new Refusal(call.Invalid("ReleaseAsset", "name", "missing_field"));
        }

        if (call.Http.Request.ContentLength is not > 0)
        {
            if (call.Http.Request.ContentLength is null)
            {
                call.Violate("uploaded without Content-Length");
            }

            throw new Refusal(Answer.Error(400, "Bad Content-Length: "));
        }

        if (string.IsNullOrEmpty(call.Http.Request.ContentType))
        {
            call.Violate("uploaded without Content-Type");
            throw new Refusal(call.Invalid("ReleaseAsset", "content_type", "missing_field"));
        }

        AssetRoutes.Unlocked(call, release);
        CheckSize(call, call.Http.Request.ContentLength.Value);
        var stored = AssetNames.Stored(name);
        if (release.Assets.Any(a => a.Name == stored))
        {
            throw new Refusal(call.Invalid("ReleaseAsset", "name", "already_exists"));
        }

        if (release.Assets.Count >= AssetLimit)
        {
            throw new Refusal(
                call.Invalid(
                    "ReleaseAsset",
                    "file_count",
                    "custom",
                    $"file_count limited to {AssetLimit} assets per release"
                )
            );
        }

        var asset = release.Begin(stored);
        (asset.Label, asset.ContentType, asset.Uploader) = (
            call.Query("label") ?? "",
            call.Http.Request.ContentType,
            call.Token!.User
        );
        return asset;
    }

    private static void CheckSize(ApiCall call, long size)
    {
        var limit = call.Sandbox.Options.AssetSizeLimit;
        if (size == limit)
        {
            // Exactly the limit is not refused there but breaks.
            throw new Refusal(Answer.Error(500, "Server Error"));
        }

        if (size > limit)
        {
            throw new Refusal(call.Invalid("ReleaseAsset", "size", "custom", $"size must be less than {limit}"));
        }
    }

    private static async Task<string> Store(ApiCall call, SandboxAsset asset)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = asset.OpenWrite();
            var cut = call.Faults.CutUploadAfter ?? long.MaxValue;
            var corrupt = call.Faults.CorruptStored;
            var pacer = new Pacer(call.Faults.BytesPerSecond, call.Sandbox.Options.Pace);
            var step = Math.Min(buffer.Length, pacer.Step);
            int read;
            while (
                (read = await call.Http.Request.Body.ReadAsync(buffer.AsMemory(0, step), call.Http.RequestAborted)) > 0
            )
            {
                if (call.Record.BytesIn == 0)
                {
                    await call.Faults.WithinUploadAsync(call.Record);
                }

                call.Record.BytesIn += read;
                if (call.Record.BytesIn >= cut)
                {
                    throw new ConnectionAbort();
                }

                if (corrupt)
                {
                    buffer[0] ^= 1;
                    corrupt = false;
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), call.Http.RequestAborted);
                await pacer.After(read, call.Http.RequestAborted);
            }

            return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
