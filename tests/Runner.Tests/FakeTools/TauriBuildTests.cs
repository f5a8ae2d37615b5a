using System.Security.Cryptography;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

[Needs(Need.Nothing)]
public sealed class TauriBuildTests : ToolchainTest
{
    private const string Bundle = "src-tauri/target/release/bundle";

    [Fact]
    public async Task The_same_tree_gives_the_same_bytes_and_another_tree_or_salt_gives_others()
    {
        await Prepare();
        var first = await Build();
        var again = await Build();
        Salt = "run 8";
        var salted = await Build();
        Salt = "";
        // as long as it was
        Write("src-tauri/src/main.rs", "fn main(){ }\n");
        var changed = await Build();

        again.Should().Equal(first);
        salted.Should().NotIntersectWith(first);
        changed.Should().NotIntersectWith(first);
        first.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task The_tree_is_what_git_keeps_track_of_where_there_is_git()
    {
        await Tool.RunAsync("git", Project, "init", "--quiet");
        await Tool.RunAsync("git", Project, "add", "src-tauri", "package.json", "index.html", "package-lock.json");
        await Prepare();
        var first = await Build();
        Write("downloaded.bin", "not part of the source");

        (await Build()).Should().Equal(first);
    }

    [Fact]
    public async Task Signatures_verify_with_the_public_key()
    {
        await Prepare();
        await Do("tauri build");

        foreach (
            var signature in Directory.EnumerateFiles(
                Path.Combine(Project, Bundle),
                "*.sig",
                SearchOption.AllDirectories
            )
        )
        {
            await using var content = File.OpenRead(signature[..^".sig".Length]);
            var parsed = MinisignSignature.ParseTauri(
                await File.ReadAllTextAsync(signature, TestContext.Current.CancellationToken)
            );
            (await Minisign.VerifyAsync(Signer.PublicKey, parsed, content, TestContext.Current.CancellationToken))
                .Should()
                .Be(MinisignVerdict.Holds);
            parsed.TrustedComment.Should().EndWith($"file:{Path.GetFileName(signature)[..^".sig".Length]}");
        }
    }

    [Fact]
    public async Task A_missing_key_fails_after_the_bundles_are_made_and_a_foreign_one_only_warns()
    {
        await Prepare();
        using var other = new MinisignSigner();

        Variables["TAURI_SIGNING_PRIVATE_KEY"] = other.ToTauriSecretText();
        await Do("tauri build --bundles deb");
        Printed.Should().Contain("does not match plugins > updater > pubkey");
        Variables["TAURI_SIGNING_PRIVATE_KEY"] = "";
        (await Call("tauri build --bundles rpm")).Should().Be(1);
        Printed.Should().Contain("set the variable TAURI_SIGNING_PRIVATE_KEY");
        Files(Bundle)
            .Should()
            .Contain("rpm/My App-1.4.0-1.x86_64.rpm")
            .And.NotContain("rpm/My App-1.4.0-1.x86_64.rpm.sig");
        await Do("tauri build --bundles rpm --no-sign");
        Configure("1.4.0", key: false);
        (await Call("tauri build --bundles rpm")).Should().Be(1);
        Printed.Should().Contain("createUpdaterArtifacts is set, but plugins > updater > pubkey is not");
        Configure("1.4.0", "\"targets\": [\"deb\"]", key: false);
        await Do("tauri build");
    }

    [Fact]
    public async Task What_a_build_needs_is_missed_when_it_is_not_there()
    {
        (await Call("npm run tauri build")).Should().Be(127, "nothing brought the tool");
        await Do("npm ci");
        (await Call("npm run tauri build")).Should().Be(101);
        Printed.Should().Contain("sudo apt-get install libwebkit2gtk-4.1-dev");
        await Do("sudo apt-get install -y libwebkit2gtk-4.1-dev");
        File.Delete(Path.Combine(Project, "index.html"));
        (await Call("npm run tauri build")).Should().Be(1);
        Printed
            .Should()
            .Contain("index.html")
            .And.Contain("beforeBuildCommand `npm run build` failed with exit code 1");
        Write("index.html", "");
        Write("src-tauri/Cargo.lock", "version = 4\n");
        (await Call("npm run tauri -- build -- --locked")).Should().Be(101);
        Printed.Should().Contain("it lacks app 1.4.0, tauri");
    }

    private async Task<IReadOnlyList<string>> Build()
    {
        await Do("tauri build");
        return
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Project, Bundle), "*.*", SearchOption.AllDirectories)
                .Where(path => !path.EndsWith(".sig", StringComparison.Ordinal) && new FileInfo(path).Length > 1000)
                .Order(StringComparer.Ordinal)
                .Select(path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))),
        ];
    }
}
