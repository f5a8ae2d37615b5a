using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

/// <summary>Python's <c>json.dumps</c> made the manifests of old releases: ours is spelled by its rules.</summary>
[Needs(Need.Tools)]
public sealed class ManifestByPythonTests : IDisposable
{
    private const string Program = """
        import json, sys
        with open(sys.argv[1], encoding="ascii", newline="") as file:
            text = file.read()
        with open("again.json", "w", encoding="ascii", newline="") as file:
            file.write(json.dumps(json.loads(text), indent=2) + "\n")
        """;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("https://example.org/d\u00e9mo?a=1&b='<+>'`\"\\/")]
    [InlineData("\u0001\b\t\n\f\r\u001f\u007f\u00a0\u2028\ufeff\ufffe")]
    [InlineData("\u20ac \ud83d\ude00 \u00AB \\u00AB \\\\u00ab")]
    public async Task The_same_values_are_the_same_bytes(string? demo)
    {
        Assert.SkipUnless(Tool.Find("python3") is not null, "SKIPPED: python3 is not in PATH");
        var spec = ContentSample.Spec() with { DemoUrl = demo };
        var bytes = ContentManifest
            .Of(
                spec,
                new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
                spec.Assets.ToDictionary(
                    asset => asset.FileName,
                    asset => (1_234_567L, Sha256.Of(Encoding.UTF8.GetBytes(asset.FileName)))
                )
            )
            .ToBytes();
        await File.WriteAllBytesAsync(folder["manifest.json"], bytes, TestContext.Current.CancellationToken);

        var (code, output) = await Tool.RunAsync("python3", folder.Path, "-c", Program, "manifest.json");

        code.Should().Be(0, output);
        (await File.ReadAllBytesAsync(folder["again.json"], TestContext.Current.CancellationToken))
            .Should()
            .Equal(bytes);
    }
}
