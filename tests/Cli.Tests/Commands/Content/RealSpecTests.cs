using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Content;

/// <summary>The specs of every content release that there was.</summary>
[Needs(Need.Nothing)]
public sealed class RealSpecTests
{
    private const string Tooling = "names no tooling, and clients refuse a manifest without it";
    private const string HostTools = "pins no core, of which its assets are made today";

    [Fact]
    public void Each_is_read_and_what_an_old_one_lacks_is_said()
    {
        var real = Environment.GetEnvironmentVariable("REAL_REPOSITORIES");
        Assert.SkipUnless(
            real is { Length: > 0 } && Directory.Exists(real),
            "SKIPPED: REAL_REPOSITORIES names no folder with real repositories"
        );
        var files = Directory.GetFiles(Path.Combine(real!, "distribution", "files", "release-specs"));

        var specs = files
            .Select(file => ReleaseSpecFile.Parse(File.ReadAllBytes(file), Path.GetFileName(file)))
            .ToList();

        specs.Should().HaveCount(19);
        specs
            .Select(spec => ReleaseSpecFile.PathOf(spec.Tag))
            .Should()
            .BeEquivalentTo(files.Select(file => $"release-specs/{Path.GetFileName(file)}"));
        foreach (var spec in specs)
        {
            List<string> lacks =
            [
                .. spec.Schema == 1 ? [Tooling] : (string[])[],
                .. spec.Find("core") is null ? [HostTools] : (string[])[],
            ];
            spec.Lacks.Should().HaveSameCount(lacks);
            spec.Lacks.Zip(lacks).Where(pair => !pair.First.Contains(pair.Second)).Should().BeEmpty();
            ProducerCandidate.Of(spec).Should().HaveCount(spec.Find("core") is null ? 2 : 6);
        }
        specs.Count(spec => spec.Lacks.Count == 0).Should().Be(5);
        specs
            .Where(spec => spec.Find("oc-bridge") is { } bridge && bridge.Repository.Owner == "open-control")
            .Should()
            .NotBeEmpty();
    }
}
