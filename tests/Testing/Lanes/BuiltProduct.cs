using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Testing.Lanes;

/// <summary>
/// What the four legs of a candidate hand over, small: the bundles, their updater signatures (real ones), and
/// <c>latest.json</c>.
/// </summary>
public static class BuiltProduct
{
    private static readonly MinisignSigner Signer = MinisignSigner.FromSeed(5);

    // key of latest.json, or "" for what the updater never fetches, and the name
    private static readonly (string Platform, string Name)[] Bundles =
    [
        ("windows-x86_64", "ms-manager_{0}_x64-setup.exe"),
        ("linux-x86_64", "ms-manager_{0}_amd64.AppImage"),
        ("linux-x86_64-deb", "ms-manager_{0}_amd64.deb"),
        ("linux-x86_64-rpm", "ms-manager-{0}-1.x86_64.rpm"),
        ("darwin-x86_64", "ms-manager_x64.app.tar.gz"),
        ("darwin-aarch64", "ms-manager_aarch64.app.tar.gz"),
        ("", "ms-manager_{0}_x64.dmg"),
        ("", "ms-manager_{0}_aarch64.dmg"),
    ];

    /// <summary>The key that every bundle is signed with.</summary>
    public static MinisignPublicKey UpdaterKey => Signer.PublicKey;

    /// <summary>The files of a candidate, by name. The same commit gives the same bytes.</summary>
    public static Dictionary<string, byte[]> Files(SandboxRepository repository, string sourceSha, string version)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (platform, pattern) in Bundles)
        {
            var name = string.Format(pattern, version);
            files[name] = Encoding.UTF8.GetBytes($"{name} of {sourceSha}\n");
            if (platform.Length > 0)
            {
                var content = new MemoryStream(files[name]);
                files[name + ".sig"] = Encoding.UTF8.GetBytes(
                    Signer.SignForTauriAsync(content, $"file:{name}", CancellationToken.None).GetAwaiter().GetResult()
                );
            }
        }
        files[AssetName.LatestJson] = LatestJsonOf(
            repository,
            CandidateTag.Of(CommitSha.Parse(sourceSha)).Text,
            version,
            files
        );
        return files;
    }

    /// <summary>A <c>latest.json</c> that leads to the files of a release.</summary>
    /// <param name="tag">The candidate's tag, or the final one.</param>
    public static byte[] LatestJsonOf(
        SandboxRepository repository,
        string tag,
        string version,
        IReadOnlyDictionary<string, byte[]> files
    ) =>
        LatestJsonComposition.Write(
            version,
            notes: null,
            pubDate: null,
            Bundles
                .Where(bundle => bundle.Platform.Length > 0)
                .Select(bundle =>
                    Platform(repository, tag, bundle.Platform, string.Format(bundle.Name, version), files)
                )
        );

    private static ComposedPlatform Platform(
        SandboxRepository repository,
        string tag,
        string platform,
        string name,
        IReadOnlyDictionary<string, byte[]> files
    ) =>
        new(
            platform,
            DownloadUrl.Of($"{repository.Sandbox.Origins.Server}/{repository.FullName}", tag, name),
            Encoding.UTF8.GetString(files[name + ".sig"])
        );
}
