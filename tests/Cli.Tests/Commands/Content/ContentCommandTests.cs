using System.Text.Json;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;
using static MsReleaseActions.CliTests.TypedCommand;

namespace MsReleaseActions.CliTests.Commands.Content;

[Needs(Need.Nothing)]
public sealed class ContentCommandTests : IDisposable
{
    private const string Spec = "v0.2.0-beta.1.json";
    private readonly TemporaryFolder folder = new();

    public ContentCommandTests()
    {
        File.WriteAllBytes(folder[Spec], ReleaseSpecFile.Write(ContentSample.Spec()));
        ContentSample.WriteCandidates(folder["candidates"]);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_put_together_twice_is_the_same_and_holds()
    {
        var first = await AssembleAsync("--json");
        var second = await AssembleAsync("--json");
        var verified = await TypeAsync("content", "verify", folder["made"], "--candidates", folder["candidates"]);

        (first.Code, second.Code, verified.Code).Should().Be((0, 0, 0), first.Error + verified.Error);
        using var made = JsonDocument.Parse(first.Output);
        using var again = JsonDocument.Parse(second.Output);
        (made.RootElement.GetProperty("written").GetInt32(), again.RootElement.GetProperty("written").GetInt32())
            .Should()
            .Be((8, 0));
        again.RootElement.GetProperty("files").ToString().Should().Be(made.RootElement.GetProperty("files").ToString());
        verified
            .Output.Should()
            .Contain("v0.2.0-beta.1 is what its manifest says")
            .And.Contain("23 files traced")
            .And.Contain("oc-bridge-config.zip/devices/teensy.toml");
    }

    [Fact]
    public async Task A_file_that_was_changed_is_missing_or_strange_is_named()
    {
        await AssembleAsync();
        File.AppendAllText(folder["made/midi-studio-default-firmware.hex"], "x");
        File.Delete(folder["made/midi_studio.bwextension"]);
        File.WriteAllText(folder["made/more.txt"], "");

        var (code, document, _) = await TypeAsync("content", "verify", folder["made"], "--json");

        code.Should().Be(1);
        Problems(document)
            .Select(problem => problem.Split(" and is ")[0])
            .Should()
            .Equal(
                "more.txt is not in the manifest",
                "midi-studio-default-firmware.hex has 40001 bytes",
                "midi_studio.bwextension is missing"
            );
    }

    [Fact]
    public async Task What_has_an_assets_name_and_is_no_file_is_named()
    {
        await AssembleAsync();
        File.Delete(folder["made/midi-studio-default-firmware.hex"]);
        Directory.CreateDirectory(folder["made/midi-studio-default-firmware.hex"]);
        File.Delete(folder["made/midi_studio.bwextension"]);
        File.CreateSymbolicLink(folder["made/midi_studio.bwextension"], folder["nowhere"]);

        var (code, document, _) = await TypeAsync("content", "verify", folder["made"], "--json");

        code.Should().Be(1);
        Problems(document)
            .Select(problem => problem.Split(':')[0])
            .Should()
            .Equal("midi-studio-default-firmware.hex cannot be read", "midi_studio.bwextension cannot be read");
    }

    [Theory]
    [InlineData("candidates/core")]
    [InlineData("candidates/loader/made")]
    public async Task Nothing_is_put_together_in_a_candidates_own_folder(string output)
    {
        var (code, _, error) = await TypeAsync(
            "content",
            "assemble",
            "--spec",
            folder[Spec],
            "--candidates",
            folder["candidates"],
            "--output",
            folder[output]
        );

        (code, error.Split(". ")[0])
            .Should()
            .Be((1, $"ms: The output folder lies in the one of the candidate {output.Split('/')[1]}"));
        (await AssembleAsync()).Code.Should().Be(0);
    }

    [Fact]
    public async Task A_bundle_made_of_other_files_than_the_candidates_is_named()
    {
        await AssembleAsync();
        File.AppendAllText(folder["candidates/loader/midi-studio-loader-linux-x86_64"], "x");

        var (code, _, error) = await TypeAsync(
            "content",
            "verify",
            folder["made"],
            "--candidates",
            folder["candidates"]
        );

        code.Should().Be(1, error);
    }

    [Fact]
    public async Task Candidates_that_are_not_whole_end_it_with_1()
    {
        Directory.Delete(folder["candidates/core"], recursive: true);

        var (code, _, error) = await AssembleAsync();

        code.Should().Be(1);
        error.Should().Contain("core lacks the file midi-studio-default-firmware.hex");
        Directory.Exists(folder["made"]).Should().BeFalse();
    }

    private static List<string> Problems(string document)
    {
        using var json = JsonDocument.Parse(document);
        return [.. json.RootElement.GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()!)];
    }

    private Task<(int Code, string Output, string Error)> AssembleAsync(params string[] more) =>
        TypeAsync([
            "content",
            "assemble",
            "--spec",
            folder[Spec],
            "--candidates",
            folder["candidates"],
            "--output",
            folder["made"],
            "--published-at",
            "2026-01-31T12:00:00Z",
            .. more,
        ]);
}
