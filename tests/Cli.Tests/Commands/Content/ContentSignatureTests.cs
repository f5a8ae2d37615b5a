using System.Text.Json;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;
using static MsReleaseActions.CliTests.TypedCommand;

namespace MsReleaseActions.CliTests.Commands.Content;

/// <summary><c>ms content verify</c> says whether installed clients take the manifest in a folder.</summary>
[Needs(Need.Nothing)]
public sealed class ContentSignatureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_signature_is_verified_with_the_key_that_is_given_as_a_file_or_as_its_text()
    {
        await AssembleAsync();
        await File.WriteAllBytesAsync(
            folder["made/manifest.json.sig"],
            ContentSample.SignatureOf(await File.ReadAllBytesAsync(folder["made/manifest.json"], Cancel)),
            Cancel
        );
        await File.WriteAllTextAsync(
            folder["keys"],
            $"{ContentSample.OtherPublicKey}\n{ContentSample.ManifestPublicKey}\n",
            Cancel
        );

        var not = await VerifyAsync(null);
        var (file, text) = (await VerifyAsync(folder["keys"]), await VerifyAsync(ContentSample.ManifestPublicKey));
        var other = await VerifyAsync(ContentSample.OtherPublicKey);
        File.Delete(folder["made/manifest.json.sig"]);
        var missing = await VerifyAsync(ContentSample.ManifestPublicKey);

        (not, file, text, other, missing)
            .Should()
            .Be(
                (
                    (0, "not_checked", ""),
                    (0, "holds", ""),
                    (0, "holds", ""),
                    (
                        1,
                        "fails",
                        "manifest.json.sig: the signature is not of this key over these bytes: installed clients refuse "
                            + "the release"
                    ),
                    (
                        1,
                        "fails",
                        "manifest.json.sig: manifest.json.sig is missing: installed clients refuse the release"
                    )
                )
            );
        (await TypeAsync("content", "verify", folder["made"]))
            .Output.Should()
            .Contain("? manifest.json.sig  was not verified: nobody said which key installed clients have");
    }

    [Theory]
    [InlineData("abc", "--manifest-public-key: ")]
    [InlineData(
        "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsrADfWPsFzijFUvSi+XoeBYdbmwDlYHIciUOMla9hCteGubAVRVsk+NW5k5awofM8TlLWBsJ1vu9ozK9+AFiBw==\n-----END PUBLIC KEY-----",
        "--manifest-public-key: installed clients know Ed25519 only"
    )]
    public async Task What_is_no_key_of_clients_ends_it_with_2(string key, string said)
    {
        await AssembleAsync();

        var (code, _, error) = await TypeAsync("content", "verify", folder["made"], "--manifest-public-key", key);

        code.Should().Be(2);
        error.Should().StartWith($"ms: {said}");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<(int Code, string Signature, string Problems)> VerifyAsync(string? key)
    {
        var (code, output, _) = await TypeAsync([
            "content",
            "verify",
            folder["made"],
            "--json",
            .. key is null ? [] : (string[])["--manifest-public-key", key],
        ]);
        using var json = JsonDocument.Parse(output);
        return (
            code,
            json.RootElement.GetProperty("signature").GetString()!,
            string.Join("; ", json.RootElement.GetProperty("problems").EnumerateArray().Select(one => one.GetString()))
        );
    }

    private async Task AssembleAsync()
    {
        await File.WriteAllBytesAsync(folder["spec.json"], ReleaseSpecFile.Write(ContentSample.Spec()), Cancel);
        ContentSample.WriteCandidates(folder["candidates"]);
        var (code, _, error) = await TypeAsync(
            "content",
            "assemble",
            "--spec",
            folder["spec.json"],
            "--candidates",
            folder["candidates"],
            "--output",
            folder["made"],
            "--published-at",
            "2026-01-31T12:00:00Z"
        );
        code.Should().Be(0, error);
    }
}
