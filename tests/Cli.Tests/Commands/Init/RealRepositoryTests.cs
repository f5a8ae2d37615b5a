using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>Repositories as they are: installed, linted and rehearsed without an edit.</summary>
[Needs(Need.Lane)]
public sealed class RealRepositoryTests
{
    private static readonly string[] Sealed = ["candidate.json", "candidate.json.sig", "checksums.txt"];

    [Theory]
    [InlineData(
        "ms-manager",
        false,
        "ms-manager-0.1.4-1.x86_64.rpm",
        "ms-manager_0.1.4_aarch64.dmg",
        "ms-manager_0.1.4_amd64.deb",
        "ms-manager_0.1.4_x64.dmg",
        "ms-manager_0.1.4_x64_en-US.msi"
    )]
    [InlineData(
        "loader",
        true,
        "midi-studio-loader-linux-x86_64",
        "midi-studio-loader-macos-arm64",
        "midi-studio-loader-macos-x86_64",
        "midi-studio-loader-windows-x86_64.exe"
    )]
    [InlineData(
        "bridge",
        false,
        "oc-bridge-linux-x86_64",
        "oc-bridge-macos-arm64",
        "oc-bridge-macos-x86_64",
        "oc-bridge-windows-x86_64.exe"
    )]
    public async Task It_is_released_with_one_heavy_build_and_no_edit(
        string name,
        bool isReleaseNew,
        params string[] built
    )
    {
        using var planted = await PlantedRepository.PlantAsync(name);

        await planted.Install();
        (await planted.Changes())
            .Should()
            .Equal(
                $"?? {InitFolder.Build}",
                $"?? {InitFolder.Record}",
                $"M {InitFolder.Candidate}",
                isReleaseNew ? $"?? {InitFolder.Release}" : $"M {InitFolder.Release}",
                $"?? {InitFolder.Watch}",
                $"?? {InitFolder.Settings}"
            );
        Golden.Hold(planted[InitFolder.Settings], "init", $"{name}.json");
        var written = planted.Written();
        (await planted.Ms(0, "init", "--yes")).Should().EndWith("Everything is up to date.\n");
        (await planted.Install()).Should().EndWith("Everything is up to date.\n");
        await planted.Ms(0, "lint");

        var rehearsed = await planted.Rehearse(0);

        planted.Written().Should().Equal(written, "a rehearsal only reads");
        (
            (bool)rehearsed["ok"]!,
            (int)rehearsed["heavy_builds"]!,
            (bool)rehearsed["release_compiled"]!,
            (bool)rehearsed["approval_required"]!,
            (bool?)rehearsed["latest_json_ok"]
        )
            .Should()
            .Be((true, 1, false, true, null));
        Names(rehearsed).Should().Equal(Sealed.Concat(built));
        rehearsed["assets"]!.AsArray().Should().OnlyContain(asset => (bool)asset!["same_as_candidate"]!);
    }

    [Theory]
    [InlineData("jinhsi-studio")]
    [InlineData("cc-switch")]
    [InlineData("vibe")]
    public async Task What_an_app_of_somebody_else_is_is_found_and_the_second_time_nothing_is_written(string name)
    {
        using var planted = await PlantedRepository.PlantAsync(name);
        // a stand-in for a description that was written there before
        File.Delete(Path.Combine(planted.Folder, InitFolder.Settings));

        await planted.Install();

        Golden.Hold(planted[InitFolder.Settings], "init", $"{name}.json");
        var written = planted.Written();
        (await planted.Ms(0, "init", "--yes")).Should().EndWith("Everything is up to date.\n");
        planted.Written().Should().Equal(written);
    }

    [Fact]
    public async Task Old_files_stay_beside_lanes_of_other_names_until_the_cut_over()
    {
        using var planted = await PlantedRepository.PlantAsync("ms-manager");

        await planted.Ms(0, "init", "--yes", "--actions", InitFolder.Actions);

        (await planted.Changes())
            .Should()
            .Equal(
                $"?? {InitFolder.Build}",
                $"?? {InitFolder.Record}",
                "?? .github/workflows/promote.yml",
                "?? .github/workflows/release-candidate.yml",
                $"?? {InitFolder.Watch}",
                $"?? {InitFolder.Settings}"
            );
        (await planted.Ms(0, "init", "--yes")).Should().EndWith("Everything is up to date.\n");
        string[] old = [InitFolder.Candidate, InitFolder.Release];
        (await planted.Ms(1, "lint"))
            .Split("error(")
            .Skip(1)
            .Should()
            .OnlyContain(text => text.StartsWith("lane-repl"));
        (await planted.Rehearse(0))["cut_over"]!.AsArray().Select(path => (string?)path).Should().Equal(old);

        await planted.Ms(0, "init", "--yes", "--cut-over");

        (await planted.Changes()).Should().Contain(old.Select(path => $"D {path}"));
        await planted.Ms(0, "lint");
        (await planted.Rehearse(0))["cut_over"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task The_owners_build_survives_an_update_of_the_lanes_and_is_what_is_rehearsed()
    {
        using var planted = await PlantedRepository.PlantAsync("loader");
        await planted.Install();
        var mine = planted[InitFolder.Build].Replace("-$LEG$end", "-of-mine-$LEG$end", StringComparison.Ordinal);
        await Write(planted, InitFolder.Build, mine);
        await Write(
            planted,
            InitFolder.Settings,
            planted[InitFolder.Settings].Replace("ubuntu-22.04", "ubuntu-24.04", StringComparison.Ordinal)
        );

        await planted.Ms(0, "init", "--yes");

        planted[InitFolder.Build].Should().Be(mine);
        planted[InitFolder.Candidate].Should().NotContain("ubuntu-22.04");
        Names(await planted.Rehearse(0))
            .Should()
            .Equal(
                Sealed.Concat([
                    "midi-studio-loader-of-mine-linux-x86_64",
                    "midi-studio-loader-of-mine-macos-arm64",
                    "midi-studio-loader-of-mine-macos-x86_64",
                    "midi-studio-loader-of-mine-windows-x86_64.exe",
                ])
            );
    }

    private static IEnumerable<string?> Names(JsonNode rehearsed) =>
        rehearsed["assets"]!.AsArray().Select(asset => (string?)asset!["name"]).Order(StringComparer.Ordinal);

    private static Task Write(PlantedRepository planted, string path, string text) =>
        File.WriteAllTextAsync(Path.Combine(planted.Folder, path), text, TestContext.Current.CancellationToken);
}
