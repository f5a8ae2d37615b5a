using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ActionsTests.AssembleBundles;

/// <summary>Clients need nothing of ours: the openssl command verifies what the action signs.</summary>
[Needs(Need.Tools)]
public sealed class SignatureByOpenSslTests : AssembleRig
{
    [Fact]
    public async Task The_signature_holds_over_the_exact_bytes_and_over_no_others()
    {
        Assert.SkipUnless(Tool.Find("openssl") is not null, "SKIPPED: the openssl command is not in PATH");
        var brought = Bring(ContentSample.Spec(server: Github.ServerUrl));
        ContentSample.WriteCandidates(System.IO.Path.Combine(Runner.Workspace, "candidates"));
        (await RunAsync(("candidates", "candidates"), ("output", "made"))).ExitCode.Should().Be(0);
        var made = System.IO.Path.Combine(Runner.Workspace, "made");
        var candidate = SealedCandidate.Put(
            Repo,
            brought,
            Directory.EnumerateFiles(made).ToDictionary(path => System.IO.Path.GetFileName(path), File.ReadAllBytes),
            "0.2.0-beta.1"
        );

        var signed = await RunAsync(
            ("manifest-signing-key", ContentSample.ManifestSigningKey),
            ("manifest-public-key", ContentSample.ManifestPublicKey),
            ("checksums-sha256", Sha256.Of(candidate.Checksums).Hex),
            ("output", "made")
        );

        signed.ExitCode.Should().Be(0, signed.Log);
        using var key = CandidateSigningKey.Parse(ContentSample.ManifestSigningKey);
        await File.WriteAllTextAsync(System.IO.Path.Combine(made, "public.pem"), key.PublicKeyPem(), Cancel);
        await File.WriteAllBytesAsync(
            System.IO.Path.Combine(made, "signature"),
            Convert.FromBase64String(
                await File.ReadAllTextAsync(System.IO.Path.Combine(made, "manifest.json.sig"), Cancel)
            ),
            Cancel
        );
        (await VerifyAsync(made)).Should().Be((0, "Signature Verified Successfully"));
        await File.AppendAllTextAsync(System.IO.Path.Combine(made, "manifest.json"), "\n", Cancel);
        (await VerifyAsync(made)).Should().Be((1, "Signature Verification Failure"));
    }

    private static async Task<(int ExitCode, string Output)> VerifyAsync(string folder)
    {
        var (code, output) = await Tool.RunAsync(
            "openssl",
            folder,
            "pkeyutl -verify -pubin -inkey public.pem -rawin -in manifest.json -sigfile signature".Split(' ')
        );
        return (code, output.Split('\n')[0].Trim());
    }
}
