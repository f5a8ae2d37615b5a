using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Signatures;

/// <summary>Both directions against the real tool, where this machine has it.</summary>
[Needs(Need.Tools)]
public sealed class MinisignToolTests
{
    [Fact]
    public async Task The_minisign_tool_accepts_what_we_sign()
    {
        Assert.SkipUnless(
            Tool.Find("minisign") is not null,
            "SKIPPED: the minisign tool is not in PATH; only its committed signatures were checked"
        );
        using var folder = new TemporaryFolder();
        using var signer = new MinisignSigner();
        await File.WriteAllTextAsync(folder["app.bin"], "some built bytes", TestContext.Current.CancellationToken);
        await using (var content = File.OpenRead(folder["app.bin"]))
        {
            await File.WriteAllTextAsync(
                folder["app.bin.minisig"],
                await signer.SignAsync(content, "timestamp:1\tfile:app.bin", TestContext.Current.CancellationToken),
                TestContext.Current.CancellationToken
            );
        }
        await File.WriteAllTextAsync(
            folder["key.pub"],
            signer.PublicKey.ToFileText(),
            TestContext.Current.CancellationToken
        );
        (await Tool.RunAsync("minisign", folder.Path, "-V", "-H", "-p", "key.pub", "-m", "app.bin"))
            .Should()
            .Be((0, "Signature and comment signature verified\nTrusted comment: timestamp:1\tfile:app.bin\n"));
    }

    [Theory]
    [InlineData("-S")]
    [InlineData("-Sl")]
    public async Task We_accept_what_the_minisign_tool_signs(string sign)
    {
        Assert.SkipUnless(
            Tool.Find("minisign") is not null,
            "SKIPPED: the minisign tool is not in PATH; only its committed signatures were checked"
        );
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["app.bin"], "some built bytes", TestContext.Current.CancellationToken);
        (await Tool.RunAsync("minisign", folder.Path, "-G", "-W", "-p", "key.pub", "-s", "key.sec"))
            .ExitCode.Should()
            .Be(0);
        (await Tool.RunAsync("minisign", folder.Path, sign, "-W", "-s", "key.sec", "-m", "app.bin"))
            .ExitCode.Should()
            .Be(0);
        await using var content = File.OpenRead(folder["app.bin"]);
        var verdict = await Minisign.VerifyAsync(
            MinisignPublicKey.Parse(
                await File.ReadAllTextAsync(folder["key.pub"], TestContext.Current.CancellationToken)
            ),
            MinisignSignature.ParseText(
                await File.ReadAllTextAsync(folder["app.bin.minisig"], TestContext.Current.CancellationToken)
            ),
            content,
            TestContext.Current.CancellationToken
        );
        verdict.Should().Be(MinisignVerdict.Holds);
    }
}
