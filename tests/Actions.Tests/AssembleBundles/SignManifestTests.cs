using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ActionsTests.AssembleBundles;

/// <summary>The second use: in the job that was approved, the sealed manifest is signed.</summary>
[Needs(Need.Nothing)]
public sealed class SignManifestTests : AssembleRig
{
    private const string Seed = ContentSample.ManifestSigningKey;
    private const string Public = ContentSample.ManifestPublicKey;
    private const string OtherPublic = ContentSample.OtherPublicKey;

    [Fact]
    public async Task It_is_signed_as_it_was_sealed_and_the_same_each_time()
    {
        var candidate = await Seal();

        var first = await Sign(candidate);
        var written = File.GetLastWriteTimeUtc(Signature);
        var second = await Sign(candidate);

        first.ExitCode.Should().Be(0, first.Log);
        second.Outputs.Should().BeEquivalentTo(first.Outputs);
        File.GetLastWriteTimeUtc(Signature).Should().Be(written);
        (first.Outputs["signature-file"], first.Outputs["path"], first.Outputs["manifest-sha256"])
            .Should()
            .Be(("assembled/manifest.json.sig", "", Sha256.Of(candidate.Files["manifest.json"]).Hex));
        var text = await File.ReadAllTextAsync(Signature, Cancel);
        text.Should().EndWith("=\n").And.HaveLength(89);
        Ed25519
            .Verify(
                Convert.FromBase64String(Public),
                candidate.Files["manifest.json"],
                Convert.FromBase64String(text.TrimEnd('\n'))
            )
            .Should()
            .BeTrue();
        first
            .Lines.Where(line => !line.StartsWith("::add-mask::", StringComparison.Ordinal))
            .Concat([first.Summary, .. first.Outputs.Values])
            .Should()
            .NotContain(line => line.Contains(Seed, StringComparison.Ordinal));
        ShouldNotHaveWritten();
    }

    [Fact]
    public async Task While_a_key_is_replaced_clients_have_both()
    {
        var result = await Sign(await Seal(), ("manifest-public-key", $"{OtherPublic}\n{Public}"));

        result.ExitCode.Should().Be(0, result.Log);
    }

    [Fact]
    public async Task A_key_that_clients_do_not_have_signs_nothing()
    {
        var result = await Sign(await Seal(), ("manifest-public-key", OtherPublic));

        result.ExitCode.Should().Be(2);
        result
            .Log.Should()
            .Contain("manifest-public-key does not verify the signature of manifest-signing-key")
            .And.Contain("Every installed client would refuse the release");
        File.Exists(Signature).Should().BeFalse();
    }

    [Theory]
    [InlineData("manifest-public-key", "", "manifest-signing-key is given without manifest-public-key")]
    [InlineData("manifest-signing-key", "", "checksums-sha256 is given without manifest-signing-key")]
    [InlineData("checksums-sha256", "", "checksums-sha256 is required with manifest-signing-key")]
    [InlineData("checksums-sha256", "abc", "checksums-sha256 must be 64 lower-case hex digits, not 'abc'")]
    [InlineData("candidates", "candidates", "manifest-signing-key is given with candidates")]
    [InlineData("manifest-signing-key", "AAAA", "manifest-signing-key: it is base64 of 3 bytes")]
    public async Task What_does_not_belong_together_is_said_before_anything_is_read(
        string input,
        string value,
        string problem
    )
    {
        var result = await Sign(await Seal(), (input, value));

        result.ExitCode.Should().Be(2);
        result.Log.Should().Contain(problem);
        Github.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Only_Ed25519_is_known_to_clients()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256
        );

        var result = await Sign(
            await Seal(),
            ("manifest-signing-key", key.ExportECPrivateKeyPem()),
            ("manifest-public-key", key.ExportSubjectPublicKeyInfoPem())
        );

        result.ExitCode.Should().Be(2);
        result
            .Log.Should()
            .Contain("manifest-signing-key must be an Ed25519 key")
            .And.Contain("manifest-public-key mu");
    }

    [Fact]
    public async Task Another_candidate_than_the_one_that_was_approved_is_not_signed()
    {
        var result = await Sign(await Seal(), ("checksums-sha256", new string('0', 64)));

        result.ExitCode.Should().Be(1);
        result.Log.Should().Contain($"and {new string('0', 64)} was approved");
        File.Exists(Signature).Should().BeFalse();
    }

    [Fact]
    public async Task A_manifest_that_is_not_of_the_spec_and_the_sealed_files_is_not_signed()
    {
        var result = await Sign(await Seal(files => files["midi_studio.bwextension"] = [1, 2, 3]));

        result.ExitCode.Should().Be(1);
        result.Log.Should().Contain("manifest.json is not that of v0.2.0-beta.1's spec and of the sealed files");
        File.Exists(Signature).Should().BeFalse();
    }

    [Fact]
    public async Task A_manifest_that_was_exchanged_after_the_seal_is_not_signed()
    {
        var candidate = await Seal();
        var asset = candidate.Release.Assets.Single(asset => asset.Name == "manifest.json");
        candidate.Release.RemoveAsset(asset);
        candidate.Release.AddAsset("manifest.json", [.. candidate.Files["manifest.json"], (byte)'\n']);

        var result = await Sign(candidate);

        result.ExitCode.Should().Be(1);
        File.Exists(Signature).Should().BeFalse();
    }

    [Fact]
    public async Task Without_a_candidate_there_is_nothing_to_sign()
    {
        var candidate = await Seal();
        Repo.Releases.Remove(candidate.Release);

        var result = await Sign(candidate);

        result.ExitCode.Should().Be(1);
        result.Log.Should().Contain("is missing").And.Contain("Dispatch the lane again");
    }

    private string Signature => System.IO.Path.Combine(Runner.Workspace, "assembled/manifest.json.sig");

    private async Task<SealedCandidate> Seal(Action<Dictionary<string, byte[]>>? change = null)
    {
        var brought = Bring(ContentSample.Spec(server: Github.ServerUrl));
        ContentSample.WriteCandidates(System.IO.Path.Combine(Runner.Workspace, "candidates"));
        (await RunAsync(("candidates", "candidates"), ("output", "made"))).ExitCode.Should().Be(0);
        var files = Directory
            .EnumerateFiles(System.IO.Path.Combine(Runner.Workspace, "made"))
            .ToDictionary(path => System.IO.Path.GetFileName(path), File.ReadAllBytes);
        change?.Invoke(files);
        var made = SealedCandidate.Put(Repo, brought, files, "0.2.0-beta.1");
        Github.Log.Clear();
        return made;
    }

    private Task<ActionResult> Sign(SealedCandidate candidate, params (string Name, string Value)[] others) =>
        RunAsync([
            ("manifest-signing-key", Seed),
            ("manifest-public-key", Public),
            ("checksums-sha256", Sha256.Of(candidate.Checksums).Hex),
            .. others,
        ]);
}
