using MsReleaseActions.Core;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>The key that a release's candidate was to be sealed with.</summary>
internal static class SealKey
{
    /// <summary>
    /// <c>keys.public_key</c> of the <c>ms-release.json</c> of the released commit, which was reviewed with it; null
    /// where it names none, or cannot be read.
    /// </summary>
    public static async Task<CandidatePublicKey?> DescribedAsync(
        ReleaseServices services,
        string? commit,
        CancellationToken cancellation
    )
    {
        if (commit is null)
        {
            return null;
        }
        var file = await Fact.OfAsync(() =>
            services.GitHub.Contents.ReadFileAsync(services.Repository, SettingsFile.Name, commit, cancellation)
        );
        try
        {
            return
                file.Value is { } bytes
                && SettingsFile.Parse(bytes, services.Repository, kind: services.Settings.Kind).Keys.PublicKey
                    is { } key
                ? CandidatePublicKey.Parse(key)
                : null;
        }
        catch (ActionFailure)
        {
            // an older form, or a newer one: then nobody says who may seal
            return null;
        }
    }
}
