using System.Text;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Signatures;

/// <summary>
/// Keys are made, and signatures made and verified, by the openssl command: ours must agree with it both ways.
/// </summary>
[Needs(Need.Tools)]
public sealed class CandidateSignatureTests : IDisposable
{
    private static readonly byte[] Manifest = "{\n  \"schema\": 1\n}\n"u8.ToArray();
    private readonly TemporaryFolder folder = new();

    public CandidateSignatureTests() => File.WriteAllBytes(folder["candidate.json"], Manifest);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem")]
    [InlineData("ecparam -name prime256v1 -genkey -out key.pem")]
    public async Task OpenSSL_verifies_what_we_sign_with_an_EC_key(string makeKey)
    {
        await Keys(makeKey);
        using var key = CandidateSigningKey.Parse(await Read("key.pem"));
        await WriteSignature(key.Sign(Manifest));
        (await OpenSsl("dgst -sha256 -verify public.pem -signature signature.der candidate.json"))
            .Should()
            .Be("Verified OK\n");
        Verify(await Read("public.pem"), key.Sign(Manifest)).Should().BeNull();
        key.PublicKeyPem().Should().Be((await Read("public.pem")).TrimEnd());
    }

    [Fact]
    public async Task We_verify_what_OpenSSL_signs_with_an_EC_key()
    {
        await Keys("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem");
        await OpenSsl("dgst -sha256 -sign key.pem -out signature.der candidate.json");
        var signature = Encoding.ASCII.GetBytes(
            Convert.ToBase64String(
                await File.ReadAllBytesAsync(folder["signature.der"], TestContext.Current.CancellationToken)
            ) + "\n"
        );
        Verify(await Read("public.pem"), signature).Should().BeNull();
        Verify(await Read("public.pem"), signature, "{}"u8.ToArray())
            .Should()
            .Be("the signature is not of this key over these bytes");
    }

    [Fact]
    public async Task OpenSSL_verifies_what_we_sign_with_an_Ed25519_key()
    {
        await Keys("genpkey -algorithm ed25519 -out key.pem");
        using var key = CandidateSigningKey.Parse(await Read("key.pem"));
        await WriteSignature(key.Sign(Manifest));
        (await File.ReadAllBytesAsync(folder["signature.der"], TestContext.Current.CancellationToken))
            .Should()
            .HaveCount(64);
        (await OpenSsl("pkeyutl -verify -pubin -inkey public.pem -rawin -in candidate.json -sigfile signature.der"))
            .Should()
            .Be("Signature Verified Successfully\n");
        key.PublicKeyPem().Should().Be((await Read("public.pem")).TrimEnd());
    }

    [Fact]
    public async Task We_verify_what_OpenSSL_signs_with_an_Ed25519_key()
    {
        await Keys("genpkey -algorithm ed25519 -out key.pem");
        await OpenSsl("pkeyutl -sign -inkey key.pem -rawin -in candidate.json -out signature.der");
        var signature = Encoding.ASCII.GetBytes(
            Convert.ToBase64String(
                await File.ReadAllBytesAsync(folder["signature.der"], TestContext.Current.CancellationToken)
            )
        );
        Verify(await Read("public.pem"), signature).Should().BeNull();
        Verify(await Read("public.pem"), signature, "{}"u8.ToArray())
            .Should()
            .Be("the signature is not of this key over these bytes");
    }

    [Theory]
    [InlineData("not base64!\n")]
    [InlineData("AAAA\nAAAA\n")]
    public async Task A_signature_file_that_is_not_one_line_of_base64_is_named(string file)
    {
        await Keys("genpkey -algorithm ed25519 -out key.pem");
        Verify(await Read("public.pem"), Encoding.ASCII.GetBytes(file))
            .Should()
            .Be("the signature file is not one line of base64");
    }

    [Theory]
    [InlineData("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem", 5)]
    [InlineData("genpkey -algorithm ed25519 -out key.pem", 64)]
    public async Task A_signature_that_is_base64_of_something_else_does_not_hold(string makeKey, int bytes)
    {
        await Keys(makeKey);
        Verify(await Read("public.pem"), Encoding.ASCII.GetBytes(Convert.ToBase64String(new byte[bytes]) + "\n"))
            .Should()
            .Be("the signature is not of this key over these bytes");
    }

    private static string? Verify(string publicKey, byte[] signature, byte[]? content = null)
    {
        using var key = CandidatePublicKey.Parse(publicKey);
        return key.WhyNot(content ?? Manifest, signature);
    }

    private async Task Keys(string makeKey)
    {
        Assert.SkipUnless(Tool.Find("openssl") is not null, "SKIPPED: the openssl command is not in PATH");
        await OpenSsl(makeKey);
        await OpenSsl("pkey -in key.pem -pubout -out public.pem");
    }

    private async Task<string> OpenSsl(string arguments)
    {
        var (exitCode, output) = await Tool.RunAsync("openssl", folder.Path, arguments.Split(' '));
        exitCode.Should().Be(0, output);
        return output;
    }

    private Task<string> Read(string name) =>
        File.ReadAllTextAsync(folder[name], TestContext.Current.CancellationToken);

    private Task WriteSignature(byte[] file)
    {
        file[^1].Should().Be((byte)'\n');
        return File.WriteAllBytesAsync(
            folder["signature.der"],
            Convert.FromBase64String(Encoding.ASCII.GetString(file)),
            TestContext.Current.CancellationToken
        );
    }
}
