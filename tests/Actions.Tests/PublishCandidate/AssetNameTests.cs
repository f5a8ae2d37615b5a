using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

[Needs(Need.Nothing)]
public sealed class AssetNameTests : PublishTest
{
    private static readonly string Signature = Convert.ToBase64String("untrusted comment: made for a test"u8);

    [Fact]
    public async Task A_name_with_a_space_is_mended_for_the_file_and_its_signature_alike()
    {
        Runner.Write("built/Example App_1.2.3_x64-setup.exe", Bytes("the app"));
        Runner.Write("built/Example App_1.2.3_x64-setup.exe.sig", Bytes(Signature));
        (string, string)[] inputs =
        [
            ("files", "built/*"),
            ("version", "1.2.3"),
            ("updater-platforms", "windows-x86_64=*-setup.exe"),
            ("required-assets", "Example.App_*-setup.exe\n*.sig"),
        ];

        var result = await PublishedAsync(inputs);

        var latest = Encoding.UTF8.GetString(Asset("latest.json").ReadBytes());
        ShouldBeSealed(
            ("Example.App_1.2.3_x64-setup.exe", "the app"),
            ("Example.App_1.2.3_x64-setup.exe.sig", Signature),
            ("latest.json", latest)
        );
        latest.Should().Contain($"/releases/download/{Tag}/Example.App_1.2.3_x64-setup.exe\"");
        Encoding
            .UTF8.GetString(Asset("checksums.txt").ReadBytes())
            .Should()
            .StartWith($"{Sha256.Of(Bytes("the app"))}  Example.App_1.2.3_x64-setup.exe\n");
        result
            .Summary.Should()
            .Contain("- <code>Example App_1.2.3_x64-setup.exe -&gt; Example.App_1.2.3_x64-setup.exe</code>\n")
            .And.Contain(
                "- <code>Example App_1.2.3_x64-setup.exe.sig -&gt; Example.App_1.2.3_x64-setup.exe.sig</code>\n"
            );
        result
            .Lines.Should()
            .Contain("name: Example App_1.2.3_x64-setup.exe -> Example.App_1.2.3_x64-setup.exe (as GitHub stores it)");
        await AgainWithoutAWriteAsync(inputs);
    }

    [Theory]
    [InlineData("café.zip", "cafe.zip")]
    [InlineData(".hidden", "default.hidden")]
    [InlineData("a~b.zip", "a.b.zip")]
    [InlineData("x(1).zip", "x.1.zip")]
    public async Task A_name_that_GitHub_would_change_is_sealed_as_it_stores_it(string name, string stored)
    {
        Runner.Write("one/" + name, Bytes("x"));

        await PublishedAsync(("files", "one/*"));

        ShouldBeSealed((stored, "x"));
    }

    [Fact]
    public async Task Two_files_that_come_to_one_name_are_both_named()
    {
        Runner.Write("dist/my app.zip", Bytes("x"));
        Runner.Write("dist/my.app.zip", Bytes("x"));

        ShouldRefuse(
            await PublishAsync(),
            "dist/my app.zip and dist/my.app.zip have the same name as GitHub stores them, my.app.zip"
        );
    }

    [Theory]
    [InlineData("日本", "dist/日本 cannot be an asset: its name has no letter or digit")]
    [InlineData("a\u0007b", "cannot be an asset: its name holds control characters")]
    [InlineData("gpj\u202Eexe", "cannot be an asset: its name holds control characters, or others that nobody sees")]
    [InlineData("checksums txt", "dist/checksums txt has a name that the candidate's own seal uses")]
    [InlineData("candidate json (sig)", "dist/candidate json (sig) has a name that the candidate's own seal uses")]
    public async Task A_name_that_cannot_be_mended_is_refused(string name, string words)
    {
        Runner.Write("dist/" + name, Bytes("x"));

        ShouldRefuse(await PublishAsync(), words);
    }

    [Fact]
    public async Task A_forbidden_name_is_forbidden_as_it_was_built_and_as_it_is_stored()
    {
        Runner.Write("dist/My App.AppImage", Bytes("x"));

        ShouldRefuse(await PublishAsync(("forbidden-assets", "My App*")), "My App.AppImage matches 'My App*'");
        ShouldRefuse(await PublishAsync(("forbidden-assets", "My.App*")), "My.App.AppImage matches 'My.App*'");
    }

    [Fact]
    public async Task A_required_name_is_the_stored_one_and_the_refusal_says_so()
    {
        Runner.Write("dist/My App.msi", Bytes("x"));

        ShouldRefuse(
            await PublishAsync(("required-assets", "My App*.msi")),
            "required-assets: nothing matches 'My App*.msi' (GitHub stores other characters than"
        );
    }

    [Fact]
    public void The_embedded_GitHub_stores_every_name_as_it_was_mended()
    {
        var letters = Enumerable.Range(1, char.MaxValue).Select(code => (char)code);
        letters
            .SelectMany(letter => new[] { $"a{letter}b", $"{letter}a", $"a{letter}", $"a{letter}{letter}.{letter}b" })
            .Should()
            .OnlyContain(name => AssetNames.Stored(name) == StoredName.Of(name));
    }
}
