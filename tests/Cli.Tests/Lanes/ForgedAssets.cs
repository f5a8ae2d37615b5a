using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>An installer that somebody exchanged, and the seal made anew with the key that they stole.</summary>
internal sealed class ForgedAssets
{
    private readonly SandboxRelease release;
    private readonly IReadOnlyDictionary<string, byte[]> before;

    private ForgedAssets(SandboxRelease release, IReadOnlyDictionary<string, byte[]> before) =>
        (this.release, this.before) = (release, before);

    /// <param name="repository">Whose key is stolen.</param>
    /// <param name="release">Where they are put.</param>
    /// <param name="setup">The installer's name.</param>
    public static ForgedAssets Put(SandboxRepository repository, SandboxRelease release, string setup)
    {
        var whole = release.Assets.ToDictionary(asset => asset.Name, asset => asset.ReadBytes());
        byte[] evil = [.. whole[setup], .. "by hand"u8];
        var forged = Exchanged(whole[AssetName.Manifest]);
        using var stolen = CandidateSigningKey.Parse(
            repository.Actions.Environment("candidate").Secrets["CANDIDATE_SIGNING_KEY"]
        );
        var put = new ForgedAssets(release, whole);
        put.Put(setup, evil);
        put.Put(AssetName.Checksums, Exchanged(whole[AssetName.Checksums]));
        put.Put(AssetName.Signature, stolen.Sign(forged));
        put.Put(AssetName.Manifest, forged);
        return put;

        byte[] Exchanged(byte[] file) =>
            Encoding.UTF8.GetBytes(
                Encoding
                    .UTF8.GetString(file)
                    .Replace(Sha256.Of(whole[setup]).Hex, Sha256.Of(evil).Hex, StringComparison.Ordinal)
                    .Replace($"\"size\": {whole[setup].Length},", $"\"size\": {evil.Length},", StringComparison.Ordinal)
            );
    }

    /// <summary>Everything as it was.</summary>
    public void Restore()
    {
        foreach (var (name, bytes) in before)
        {
            Put(name, bytes);
        }
    }

    private void Put(string name, byte[] bytes)
    {
        release.RemoveAsset(release.Assets.Single(asset => asset.Name == name));
        release.AddAsset(name, bytes);
    }
}
