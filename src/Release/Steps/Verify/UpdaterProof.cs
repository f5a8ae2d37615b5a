using System.Text.Json;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>The key that signed updates are verified with.</summary>
/// <param name="Key">Null where there is none.</param>
/// <param name="Source">Where it comes from, or why there is none.</param>
internal sealed record UpdaterKey(MinisignPublicKey? Key, string Source)
{
    private const string Config = "src-tauri/tauri.conf.json";

    /// <summary>
    /// The given one, else the one that the released commit was built with: what installed apps verify with.
    /// </summary>
    public static async Task<UpdaterKey> FindAsync(
        ReleaseServices services,
        string? commit,
        MinisignPublicKey? given,
        CancellationToken cancellation
    )
    {
        if (given is not null)
        {
            return new UpdaterKey(given, "the key given");
        }
        if (commit is null)
        {
            return new UpdaterKey(null, "there is no commit to read the updater's key from");
        }
        var file = await Fact.OfAsync(() =>
            services.GitHub.Contents.ReadFileAsync(services.Repository, Config, commit, cancellation)
        );
        if (file.Value is not { } json)
        {
            return new UpdaterKey(
                null,
                file.Failure?.Message ?? $"the released commit has no {Config}, and no --updater-public-key was given"
            );
        }
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            return
                document.RootElement.TryGetProperty("plugins", out var plugins)
                && plugins.TryGetProperty("updater", out var updater)
                && updater.TryGetProperty("pubkey", out var key)
                && key.ValueKind == JsonValueKind.String
                ? new UpdaterKey(MinisignPublicKey.Parse(key.GetString()!), $"plugins.updater.pubkey of {Config}")
                : new UpdaterKey(
                    null,
                    $"{Config} names no plugins.updater.pubkey, and no --updater-public-key was given"
                );
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException)
        {
            return new UpdaterKey(null, $"{Config}: {failure.Message}");
        }
    }
}

/// <summary>That each signature holds over the bytes that are published. Pure.</summary>
internal static class UpdaterProof
{
    private const string Name = "signatures";

    public static IEnumerable<CheckResult> Of(PromisedUpdates promised, UpdaterKey key, AssetReading reading)
    {
        if (promised.Signed.Count == 0)
        {
            return [];
        }
        if (key.Key is null)
        {
            return [CheckResult.Unknown(Name, key.Source)];
        }
        return CheckResult.Verified(
            CheckResult.Of(
                Name,
                promised
                    .Signed.Select(signed => (signed.Platforms, Why: reading.WhyNot(signed)))
                    .Where(found => found.Why is not null)
                    .Select(found => $"{found.Platforms}: {found.Why}"),
                $"{promised.Signed.Count} files are signed over their bytes, verified with {key.Source}"
            ),
            Verification.Ms
        );
    }
}
