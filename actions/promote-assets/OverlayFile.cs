using System.Security.Cryptography;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>A file of the workspace as an asset: hashed before anything is decided, streamed when it is sent.</summary>
internal static class OverlayFile
{
    /// <exception cref="ActionFailure">The file cannot be read.</exception>
    public static async Task<AssetSource> ReadAsync(ActionRun run, string path, CancellationToken cancellation)
    {
        var files = run.Environment.Files;
        try
        {
            await using var stream = run.Workspace.OpenRead(path);
            var hash = Sha256.OfHash(await SHA256.HashDataAsync(stream, cancellation));
            return new AssetSource(
                files.Path.GetFileName(path),
                stream.Length,
                hash,
                path.EndsWith(".json", StringComparison.Ordinal) ? "application/json" : AssetSource.Binary,
                _ => Task.FromResult(run.Workspace.OpenRead(path))
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ActionFailure.No(
                $"overlay: {run.Workspace.Shown(path)} cannot be read: {failure.Message}",
                "It belongs to the release",
                "Look at the step that should have written it"
            );
        }
    }
}
