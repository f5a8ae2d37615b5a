using MsReleaseActions.Cli.Building;
using MsReleaseActions.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Building;

public sealed class BuildStandInTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly MinisignSigner signer = new();

    public void Dispose()
    {
        folder.Dispose();
        signer.Dispose();
    }

    [Fact]
    public void Twelve_files_share_the_whole_size_and_name_their_architecture()
    {
        var files = PlatformFile.Of("1.4.0");

        files.Should().HaveCount(12);
        files.Sum(file => file.Share).Should().Be(1000);
        files.Should().OnlyHaveUniqueItems(file => file.Name);
        files.Select(file => file.Name).Should().OnlyContain(name => new[] { "x64", "arm64", "amd64", "x86_64", "aarch64" }.Any(name.Contains));
    }

    [Fact]
    public async Task The_same_seed_builds_the_same_bytes_and_another_one_does_not()
    {
        var first = await BuildAsync("a", 7);
        var again = await BuildAsync("b", 7);
        var other = await BuildAsync("c", 8);

        again.Select(file => (file.Name, file.Size, file.Sha256)).Should().Equal(first.Select(file => (file.Name, file.Size, file.Sha256)));
        other.Select(file => file.Sha256).Should().NotIntersectWith(first.Select(file => file.Sha256));
    }

    [Fact]
    public async Task A_file_that_an_updater_installs_has_its_signature_beside_it()
    {
        var files = await BuildAsync("a", 7);

        foreach (var file in files.Where(file => file.Signature is not null))
        {
            (await File.ReadAllTextAsync($"{file.Path}.sig", TestContext.Current.CancellationToken)).Should().Be(file.Signature);
            await using var content = File.OpenRead(file.Path);
            (await Minisign.VerifyAsync(signer.PublicKey, MinisignSignature.ParseTauri(file.Signature!), content, TestContext.Current.CancellationToken))
                .Should().Be(MinisignVerdict.Holds);
        }
        files.Count(file => file.Signature is not null).Should().Be(10);
    }

    [Fact]
    public async Task All_four_forms_of_address_occur_in_latest_json()
    {
        var files = await BuildAsync("a", 7);
        var urls = files.ToDictionary(file => file.Name, file => $"http://api/assets/{file.Size}", StringComparer.Ordinal);

        var text = UpdaterManifest.Write(files, new TauriDraft("untagged-0a1b", urls), "http://web/org/app", "rc-0f", "1.4.0", DateTimeOffset.UnixEpoch);

        text.Should().ContainAll(
            "http://api/assets/",
            "http://web/org/app/releases/download/untagged-0a1b/",
            "http://web/org/app/releases/latest/download/",
            "http://web/org/app/releases/download/rc-0f/");
    }

    private Task<IReadOnlyList<BuiltFile>> BuildAsync(string name, ulong seed) =>
        new BuildStandIn(folder[name], seed, signer, new TestClock())
            .BuildAsync(PlatformFile.Of("1.4.0"), 100_000, _ => { }, TestContext.Current.CancellationToken);
}
