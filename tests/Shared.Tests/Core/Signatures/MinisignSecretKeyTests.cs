using System.Text;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Signatures;

[Needs(Need.Nothing)]
public sealed class MinisignSecretKeyTests
{
    // made by `tauri signer generate` of @tauri-apps/cli 2, for this test
    private const string WithPassword =
        "dW50cnVzdGVkIGNvbW1lbnQ6IHJzaWduIGVuY3J5cHRlZCBzZWNyZXQga2V5ClJXUlRZMEl5bm03QzEzYXlGUXBEYjZERStP"
        + "dkxtYStWVTl5NitTb3pRenRhZi81U052SUFBQkFBQUFBQUFBQUFBQUlBQUFBQVpDb0RtYk9obVdlNk9YVXlweEZLekMzOE92"
        + "a0dWR1RENjdUZzhLMFZPYlQzV3VzWjZiaTYwN2w5VmdTMHF3WnZHVUEwSHpoVkZrNEJiUXFKVkUvbHhlQW1qTTdJVW5MTzNM"
        + "RU9CVGd5VHV2MUErOG90L2VHKzNna2JSaTJDTHAwbXdSZU1UbVJFbFU9Cg==";

    private const string PublicOfPassword =
        "dW50cnVzdGVkIGNvbW1lbnQ6IG1pbmlzaWduIHB1YmxpYyBrZXk6IDA1Q0I5RUY4MzRCN0EzQkUKUldTK283YzArSjdMQlJu"
        + "Q0hUSnRyNDlLalhNNzZBVmRHM0Z0RW1TSTErOWxGWml3aHFSRVpyZEoK";

    private const string WithEmptyPassword =
        "dW50cnVzdGVkIGNvbW1lbnQ6IHJzaWduIGVuY3J5cHRlZCBzZWNyZXQga2V5ClJXUlRZMEl5dzlML3pZTzF5dEFxS3MvRlRs"
        + "NDNsdEQwWEltWEZTTHk0TTgraks5UURjd0FBQkFBQUFBQUFBQUFBQUlBQUFBQTBqeGlpV0VkYUFSanhWSE5wU1JpWHhaU05x"
        + "OFNMR1BwZWdEUFVhYWtqMnNIRTQ1dlpFc2toV3MyK2wyVDFtUGZQUkZ0UjJadStpNXc5YW5oQ09HbmpPYlZac1pSdm5SZjNs"
        + "L29HWlYrZ1ZuL1NubS81OW1Qbmd3U2t3QjRXVnIwUkswMS8xUy9rNTA9Cg==";

    private const string PublicOfEmptyPassword =
        "dW50cnVzdGVkIGNvbW1lbnQ6IG1pbmlzaWduIHB1YmxpYyBrZXk6IEJCRTU0ODJERTg2OTQwMzMKUldRelFHbm9MVWpsdStr"
        + "SERQYnhXczhqZkxIQ0NzemhVTUlaNldXKy9kL2dCV21iSXBOZERYc3QK";

    [Fact]
    public async Task A_key_that_was_written_signs_as_the_same_key_when_it_is_read()
    {
        using var made = new MinisignSigner();
        using var read = MinisignSigner.Parse(made.ToTauriSecretText() + "\n");

        var signature = MinisignSignature.ParseTauri(
            await read.SignForTauriAsync(new MemoryStream([1, 2]), "comment", TestContext.Current.CancellationToken)
        );

        read.PublicKey.ToTauriText().Should().Be(made.PublicKey.ToTauriText());
        (
            await Minisign.VerifyAsync(
                made.PublicKey,
                signature,
                new MemoryStream([1, 2]),
                TestContext.Current.CancellationToken
            )
        )
            .Should()
            .Be(MinisignVerdict.Holds);
    }

    [Fact]
    public void The_text_of_the_file_and_its_key_line_are_read_too()
    {
        using var made = new MinisignSigner();
        var file = Encoding.UTF8.GetString(Convert.FromBase64String(made.ToTauriSecretText()));

        foreach (var text in (string[])[file, file.Split('\n')[1]])
        {
            using var read = MinisignSigner.Parse(text);
            read.PublicKey.KeyId.Should().Be(made.PublicKey.KeyId);
        }
    }

    [Theory]
    [InlineData("", "158 bytes in base64 that begin with Ed were expected, 0 seen")]
    [InlineData("RWQ=", "2 seen")]
    public void What_is_no_key_is_refused(string text, string problem)
    {
        FluentActions
            .Invoking(() => MinisignSigner.Parse(text))
            .Should()
            .Throw<FormatException>()
            .WithMessage($"*{problem}*");
    }

    [Theory]
    [InlineData(WithPassword, "correct horse", PublicOfPassword)]
    [InlineData(WithEmptyPassword, "", PublicOfEmptyPassword)]
    public void Keys_that_tauri_signer_made_are_opened_by_their_password(string key, string password, string publicKey)
    {
        using var read = MinisignSigner.Parse(key, password);

        read.PublicKey.ToTauriText().Should().Be(publicKey);
    }

    [Theory]
    [InlineData("", "the secret key is protected by a password (or damaged), and no password is given")]
    [InlineData("Correct horse", "the password does not open the secret key, or the key is damaged")]
    public void Another_password_opens_nothing(string password, string problem) =>
        FluentActions
            .Invoking(() => MinisignSigner.Parse(WithPassword, password))
            .Should()
            .Throw<FormatException>()
            .WithMessage(problem);

    // libsodium's table of its two limits
    [Theory]
    [InlineData(1048576, 33554432, 32768, 1)]
    [InlineData(33554432, 1073741824, 1048576, 1)]
    [InlineData(524288, 16777216, 16384, 1)]
    [InlineData(32768, 1073741824, 1024, 1)]
    public void The_limits_of_a_key_mean_what_libsodium_makes_of_them(
        ulong operations,
        ulong memory,
        ulong cost,
        ulong parallel
    ) => Scrypt.Parameters(operations, memory).Should().Be((cost, parallel));

    [Fact]
    public void The_checksum_is_blake2b_with_32_bytes()
    {
        Convert
            .ToHexStringLower(Blake2b256.Hash("abc"u8))
            .Should()
            .Be("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
        Convert
            .ToHexStringLower(Blake2b256.Hash([.. Enumerable.Range(0, 74).Select(value => (byte)value)]))
            .Should()
            .Be("ebae0805fd52d3e9f5f29aeb33b6be8cab0f28e668990d3cb95444d9ef90b932");
    }
}
