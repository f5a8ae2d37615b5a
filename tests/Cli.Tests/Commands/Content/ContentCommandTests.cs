using System.Text.Json;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

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
    public async Task A_sound_spec_is_shown_with_the_candidates_that_it_needs()
    {
        var (code, output, _) = await TypeAsync("content", "check", folder[Spec]);

        code.Should().Be(0);
        output
            .Should()
            .Contain("keeps to every rule")
            .And.Contain($"rc-plugin-bitwig-firmware-{ContentSample.Pins["core"]}");
    }

    [Fact]
    public async Task A_spec_that_breaks_rules_names_all_of_them_and_ends_with_1()
    {
        await File.WriteAllTextAsync(folder["v1.0.0.json"], "{\"schema\": 2, \"channel\": \"beta\"}");

        var (code, _, error) = await TypeAsync("content", "check", folder["v1.0.0.json"]);
        var (coded, document, _) = await TypeAsync("content", "check", folder["v1.0.0.json"], "--json");

        (code, coded).Should().Be((1, 1));
        error
            .Should()
            .Contain(
                "line 1: tag is missing; line 1: repos is missing; line 1: assets is missing; line 1: "
                    + "install_sets is missing"
            );
        using var json = JsonDocument.Parse(document);
        json.RootElement.GetProperty("ok").GetBoolean().Should().BeFalse();
        json.RootElement.GetProperty("problems")[0].GetString().Should().Contain("line 1: tag is missing");
    }

    [Fact]
    public async Task A_spec_under_another_name_is_not_found_by_a_release_so_it_is_refused()
    {
        File.Move(folder[Spec], folder["v9.json"]);

        (await TypeAsync("content", "check", folder["v9.json"])).Error.Should().Contain("is the spec of v0.2.0-beta.1");
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_with_2() =>
        (await TypeAsync("content", "check", folder["nowhere.json"])).Code.Should().Be(2);

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
        using var json = JsonDocument.Parse(document);
        json.RootElement.GetProperty("problems")
            .EnumerateArray()
            .Select(problem => problem.GetString()!.Split(" and is ")[0])
            .Should()
            .Equal(
                "more.txt is not in the manifest",
                "midi-studio-default-firmware.hex has 40001 bytes",
                "midi_studio.bwextension is missing"
            );
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

    private static async Task<(int Code, string Output, string Error)> TypeAsync(params string[] arguments)
    {
        var typed = new TypedCommand();
        var code = await typed.RunAsync(arguments);
        return (code, typed.Output, typed.Error);
    }
}
