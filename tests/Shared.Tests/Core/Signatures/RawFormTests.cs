using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Signatures;

/// <summary>The lines of docs/keys.md that make a pair.</summary>
[Needs(Need.Tools)]
public sealed class RawFormTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_last_32_bytes_that_OpenSSL_writes_are_the_raw_key()
    {
        Assert.SkipUnless(
            Tool.Find("openssl") is not null && Tool.Find("bash") is not null,
            "SKIPPED: openssl or bash is not in PATH"
        );
        await RunAsync("openssl genpkey -algorithm ed25519 -out key.pem");
        var secret = await RunAsync("openssl pkey -in key.pem -outform DER | tail -c 32 | base64");
        var known = await RunAsync("openssl pkey -in key.pem -pubout -outform DER | tail -c 32 | base64");

        using var key = CandidateSigningKey.Parse(secret.Trim());
        using var pem = CandidateSigningKey.Parse(
            await File.ReadAllTextAsync(folder["key.pem"], TestContext.Current.CancellationToken)
        );
        using var both = CandidatePublicKey.Parse(known.Trim());

        key.PublicKeyPem().Should().Be(pem.PublicKeyPem());
        key.PairingWith(both).Should().Be(KeyPairing.Pair);
    }

    private async Task<string> RunAsync(string line)
    {
        var (code, output) = await Tool.RunAsync("bash", folder.Path, "-c", line);
        code.Should().Be(0, output);
        return output;
    }
}
