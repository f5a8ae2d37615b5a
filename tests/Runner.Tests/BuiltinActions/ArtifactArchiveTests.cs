using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.BuiltinActions;

/// <summary>Artifacts that are not packed, or not unpacked.</summary>
[Needs(Need.Nothing)]
public sealed class ArtifactArchiveTests : NativeTest
{
    private const string Upload = "actions/upload-artifact@v4";
    private const string Download = "actions/download-artifact@v5";

    [Theory]
    [InlineData("../../out", "the name of the entry '../../out' is not a plain relative path: it has '..' in it")]
    [InlineData("a\\b", "the name of the entry 'a\\b' is not a plain relative path: it has a backslash")]
    [InlineData(
        "nul.txt",
        "the name of the entry 'nul.txt' is not a plain relative path: Windows takes 'nul.txt' for a device"
    )]
    [InlineData("A", "'A' is there twice")]
    public async Task An_artifact_with_a_name_that_some_system_minds_is_not_unpacked(string name, string problem)
    {
        Run.AddArtifact("x", new Dictionary<string, byte[]> { ["a"] = [], [name] = [] });

        (await Failure(Download, ("name", "x"), ("path", "back")))
            .Should()
            .Be($"The artifact x cannot be unpacked: {problem}");
        Files("back").Should().BeEmpty();
    }

    [Fact]
    public async Task What_could_not_be_unpacked_again_is_not_uploaded()
    {
        Write("dist/a", "");
        Write("dist/A", "");
        (await Failure(Upload, ("name", "x"), ("path", "dist")))
            .Should()
            .Be("The artifact x cannot be made: 'a' is there twice");

        Write("sparse", "");
        await using (var file = File.OpenWrite(Path.Combine(Workspace, "sparse")))
        {
            file.SetLength(5L << 30);
        }
        (await Failure(Upload, ("name", "x"), ("path", "sparse")))
            .Should()
            .Be("The artifact x cannot be made: the entry 'sparse' has 5368709120 bytes, more than 4294967296");
        Run.Artifacts.Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_downloaded_through_a_link_in_the_workspace()
    {
        Write("deep/a", "new");
        Write("elsewhere/a", "old");
        Directory.CreateDirectory(Path.Combine(Workspace, "back"));
        Directory.CreateSymbolicLink(Path.Combine(Workspace, "back/deep"), Path.Combine(Workspace, "elsewhere"));
        await Use(Upload, ("path", "deep/a\nnone"));

        (await Failure(Download, ("name", "artifact"), ("path", "back")))
            .Should()
            .Be("The artifact artifact cannot be unpacked: 'deep/a' would be written through 'deep', which is a link");
        Read("elsewhere/a").Should().Be("old");
    }
}
