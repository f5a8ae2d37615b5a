using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MsReleaseActions.RepoTests.Supply;

/// <summary>What the image is made of and with is named by its bytes.</summary>
[Needs(Need.Tools)]
public sealed partial class ImageLockTests : IDisposable
{
    private const string Known = "microsoft.dotnet.ilcompiler";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Compilers_and_runtimes_are_locked_in_the_version_that_the_trimmer_has()
    {
        var version = XDocument
            .Parse(Checkout.Read("Directory.Build.targets"))
            .Descendants("KnownILLinkPack")
            .Single()
            .Attribute("ILLinkPackVersion")!
            .Value;

        Packs
            .Should()
            .OnlyContain(pack => Pack().IsMatch(pack) && pack.Split(' ', 3)[1] == version)
            .And.Contain(pack => pack.StartsWith($"{Known} ", StringComparison.Ordinal))
            .And.Contain(pack =>
                pack.StartsWith("runtime.linux-x64.microsoft.dotnet.ilcompiler ", StringComparison.Ordinal)
            )
            .And.Contain(pack =>
                pack.StartsWith("microsoft.netcore.app.runtime.linux-arm64 ", StringComparison.Ordinal)
            )
            .And.Contain(pack =>
                pack.StartsWith("microsoft.netcore.app.crossgen2.linux-x64 ", StringComparison.Ordinal)
            );
    }

    [Fact]
    public void Every_image_of_the_Dockerfile_has_a_reviewed_digest_and_no_other_has_but_the_builder() =>
        Lines("eng/image/bases")
            .Select(line => Base().IsMatch(line) ? line.Split(' ')[0] : line)
            .Should()
            .BeEquivalentTo(
                From()
                    .Matches(Checkout.Read("Dockerfile"))
                    .Select(from => from.Groups["image"].Value)
                    .Append("moby/buildkit:v0.24.0")
            );

    [Fact]
    public async Task A_package_with_another_hash_and_one_that_nobody_locked_stop_the_build()
    {
        Place("eng/image/publish", "eng/image/packs.lock", "eng/image/packages.lock.json");
        var locked = Packs.Single(pack => pack.StartsWith($"{Known} ", StringComparison.Ordinal)).Split(' ');
        Restored(locked[0], locked[1], locked[2]);
        Restored("sharpziplib", "1.4.2", HashOf("SharpZipLib"));
        (await Publish("verify")).Should().Be((0, ""));

        Restored(locked[0], locked[1], "AAAA");
        Restored("evil.package", "1.0.0", "BBBB");
        var (code, said) = await Publish("verify");
        code.Should().Be(1);
        said.Should()
            .StartWith("eng/image/publish: packages that no lock file has, or has with another hash:\n")
            .And.Contain($"  evil.package 1.0.0 BBBB\n  {locked[0]} {locked[1]} AAAA\n");

        (await Publish("lock")).Code.Should().Be(0);
        (await Publish("verify")).Should().Be((0, ""));
    }

    [Fact]
    public void Nothing_is_compiled_before_what_was_restored_is_verified() =>
        Checkout
            .Read("eng/image/publish")
            .Should()
            .MatchRegex(@"restore\(\) \{\n(  .*\n)*  verify\n\}")
            .And.Contain("export NUGET_PACKAGES=\"$packages\"");

    private static IReadOnlyList<string> Packs => Lines("eng/image/packs.lock");

    private static IReadOnlyList<string> Lines(string path) =>
        [
            .. Checkout
                .Read(path)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith('#')),
        ];

    private static string HashOf(string package) =>
        Regex
            .Match(
                Checkout.Read("eng/image/packages.lock.json"),
                $"\"{package}\": \\{{[^}}]*\"contentHash\": \"(?<hash>[^\"]+)\"",
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(5)
            )
            .Groups["hash"]
            .Value;

    private void Restored(string id, string version, string hash)
    {
        var at = Directory.CreateDirectory(folder[$"artifacts/image-packages/{id}/{version}"]).FullName;
        File.WriteAllText(
            Path.Combine(at, ".nupkg.metadata"),
            $"{{\n  \"version\": 2,\n  \"contentHash\": \"{hash}\",\n  \"source\": \"elsewhere\"\n}}"
        );
    }

    private void Place(params string[] paths)
    {
        foreach (var path in paths)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
            File.Copy(Checkout.PathOf(path), folder[path]);
        }
    }

    private Task<(int Code, string Output)> Publish(string what) =>
        Tool.RunAsync("sh", folder.Path, "eng/image/publish", what);

    [GeneratedRegex(@"\A[a-z0-9.-]+ \d+\.\d+\.\d+ [A-Za-z0-9+/]{86}==\z")]
    private static partial Regex Pack();

    [GeneratedRegex(@"\A\S+:\S+ sha256:[0-9a-f]{64}\z")]
    private static partial Regex Base();

    [GeneratedRegex(@"^FROM (--\S+ )*(?<image>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex From();
}
