using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.CliTests.Commands.Content;

/// <summary>Files that are none: links are not followed, and pipes are not waited for.</summary>
[Needs(Need.Nothing)]
public sealed class HostileFilesTests : IDisposable
{
    private const string Spec = "v0.2.0-beta.1.json";
    private const string Hex = "midi-studio-default-firmware.hex";
    private readonly TemporaryFolder folder = new();

    public HostileFilesTests()
    {
        File.WriteAllBytes(folder[Spec], ReleaseSpecFile.Write(ContentSample.Spec()));
        ContentSample.WriteCandidates(folder["candidates"]);
        File.WriteAllText(folder["secret"], "nobody's");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_candidates_file_that_is_a_link_is_refused()
    {
        Exchange($"candidates/core/{Hex}");

        var (code, error) = await AssembleAsync();

        (code, error.Split(". ")[0])
            .Should()
            .Be((1, $"ms: The candidates are not whole: core has {Hex} as a link, and only a file itself is read"));
        Directory.Exists(folder["made"]).Should().BeFalse();
    }

    [Fact]
    public async Task A_candidates_folder_that_is_a_link_is_refused()
    {
        Directory.Move(folder["candidates/core"], folder["elsewhere"]);
        Directory.CreateSymbolicLink(folder["candidates/core"], folder["elsewhere"]);

        (await AssembleAsync()).Error.Should().Contain("the folder of core is a link");
    }

    [Fact]
    public async Task A_releases_file_that_is_a_link_is_named()
    {
        (await AssembleAsync()).Code.Should().Be(0);
        Exchange($"made/{Hex}");

        var (code, output) = await SaidAsync("content", "verify", folder["made"]);

        code.Should().Be(1);
        output.Should().Contain($"{Hex} cannot be read: {Hex} is a link, and only a file itself is read");
    }

    [Theory]
    [InlineData("manifest.json", 2, "manifest.json cannot be read: it is a link")]
    [InlineData("manifest.json.sig", 2, "manifest.json.sig cannot be read: it is a link")]
    public async Task What_is_read_whole_is_no_link_either(string name, int code, string problem)
    {
        (await AssembleAsync()).Code.Should().Be(0);
        Exchange($"made/{name}");

        var (ended, said) = await SaidAsync("content", "verify", folder["made"]);

        ended.Should().Be(code);
        said.Should().Contain(problem);
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SKIPPED: no pipes with names");
        (await AssembleAsync()).Code.Should().Be(0);
        await PipeAsync(Spec);
        await PipeAsync($"made/{Hex}");
        await PipeAsync($"candidates/core/{Hex}");
        await PipeAsync("key");

        (await SaidAsync("content", "check", folder[Spec])).Code.Should().Be(1);
        (await SaidAsync("content", "verify", folder["made"])).Code.Should().Be(1);
        (await SaidAsync("content", "verify", folder["made"], "--manifest-public-key", folder["key"]))
            .Code.Should()
            .Be(2);
        File.Delete(folder[Spec]);
        File.WriteAllBytes(folder[Spec], ReleaseSpecFile.Write(ContentSample.Spec()));
        (await AssembleAsync()).Code.Should().Be(0, "a file without bytes is one");
    }

    // a link to a file of somebody else in the place of one
    private void Exchange(string path)
    {
        File.Delete(folder[path]);
        File.CreateSymbolicLink(folder[path], folder["secret"]);
    }

    private async Task PipeAsync(string path)
    {
        File.Delete(folder[path]);
        (await Tool.RunAsync("mkfifo", folder.Path, folder[path])).ExitCode.Should().Be(0);
    }

    private async Task<(int Code, string Error)> AssembleAsync() =>
        await SaidAsync(
            "content",
            "assemble",
            "--spec",
            folder[Spec],
            "--candidates",
            folder["candidates"],
            "--output",
            folder["made"]
        );

    private static async Task<(int Code, string Said)> SaidAsync(params string[] arguments)
    {
        var (code, output, error) = await TypedCommand.TypeAsync(arguments);
        return (code, error + output);
    }
}
