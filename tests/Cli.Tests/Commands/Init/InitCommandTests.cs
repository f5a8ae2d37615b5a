using MsReleaseActions.Cli;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

[Needs(Need.Nothing)]
public sealed class InitCommandTests : InitTest
{
    [Fact]
    public async Task A_checkout_gets_a_description_of_what_was_found_in_it()
    {
        await Run(0, "git@github.com:acme/desk.git", ["init", "--yes", "--actions", InitFolder.Actions]);

        Folder.Added.Should().Equal(InitFolder.Written);
        Folder.Changed.Should().BeEmpty();
        Golden.Hold(Folder[InitFolder.Settings], "init", "desk.json");
    }

    [Fact]
    public async Task The_lanes_are_what_the_description_makes_of_them()
    {
        await Install();

        var settings = SettingsFile.Parse(
            await File.ReadAllBytesAsync(Folder.At(InitFolder.Settings), TestContext.Current.CancellationToken),
            RepositoryName.Parse("acme/desk")
        );
        var lanes = LaneFiles.Render(settings, ActionsPlace.Parse(InitFolder.Actions), commit: null);
        lanes.Keys.Should().BeEquivalentTo(InitFolder.Candidate, InitFolder.Release, InitFolder.Watch);
        lanes.Should().OnlyContain(lane => Folder[lane.Key] == lane.Value);
        Folder[InitFolder.Candidate].Should().Contain("uses: ./.github/actions/build-candidate\n");
    }

    [Fact]
    public async Task The_second_time_there_is_nothing_to_write()
    {
        await Install();
        var before = Folder.Files.ToList();

        (await Run(0, "init")).Output.Should().EndWith("Everything is up to date.\n");
        await Install("--cut-over");
        await Install("--force");

        Folder.Files.Should().Equal(before);
    }

    [Fact]
    public async Task What_is_installed_keeps_to_the_lanes_and_only_the_owners_own_file_is_warned_of()
    {
        await Install();
        var lint = new TypedCommand();

        (await lint.RunAsync("lint", "--json", Folder.At("."))).Should().Be(0, lint.Output);

        System.Text.Json.Nodes.JsonNode.Parse(lint.Output)!["findings"]!
            .AsArray()
            .Select(finding => $"{finding!["severity"]} {finding["rule"]} {Path.GetFileName((string?)finding["file"])}")
            .Should()
            // and that nobody with the deb is updated, for which its owner has no other bundle
            .Equal("warning unpinned-action ci.yml", "warning description-updater-artifacts ms-release.json");
    }

    [Fact]
    public async Task Without_a_place_of_the_actions_nothing_is_written()
    {
        var before = Folder.Files.ToList();

        (await Run(2, "init", "--yes"))
            .Error.Should()
            .Be(
                "ms: Nobody says where the actions are that the workflow files use. There is no place that everybody "
                    + "could reach. Say it with --actions OWNER/NAME@SHA.\n"
            );

        Folder.Files.Should().Equal(before);
    }

    [Fact]
    public async Task A_machine_gets_one_document()
    {
        await Install();
        Folder[InitFolder.Release] = "on: push\n";
        Folder[InitFolder.Settings] = Folder[InitFolder.Settings]
            .Replace("\"kind\"", "\"environment\": \"shop\", \"kind\"", StringComparison.Ordinal);

        var document = System.Text.Json.Nodes.JsonNode.Parse((await Run(1, "init", "--json", "--yes")).Output)!;

        ((bool)document["written"]!, (string?)document["actions"], document["commit"])
            .Should()
            .Be((true, InitFolder.Actions, null), "the watch names the environment, too, and is as it was written");
        document["files"]!
            .AsArray()
            .Select(file => $"{file!["path"]} {file["state"]}")
            .Should()
            .Equal(
                ".github/workflows/candidate.yml current",
                ".github/workflows/release.yml undecided",
                ".github/workflows/watch.yml updated"
            );
        ((string?)document["files"]![1]!["diff"])
            .Should()
            .StartWith("--- a/.github/workflows/release.yml\n+++ b/.github/workflows/release.yml\n@@ -1 +1,");
    }

    [Fact]
    public async Task The_document_of_a_first_installation_names_every_file()
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse((await Install("--json")).Output)!;

        ((bool)document["written"]!).Should().BeTrue();
        document["files"]!
            .AsArray()
            .Select(file => $"{file!["path"]} {file["state"]}")
            .Should()
            .Equal(
                ".github/workflows/candidate.yml created",
                ".github/workflows/release.yml created",
                ".github/workflows/watch.yml created",
                ".github/actions/build-candidate/action.yml created",
                "ms-release.json created"
            );
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "\u001b[")]
    public async Task Colours_are_for_terminals(bool isTerminal, string escape)
    {
        Folder[InitFolder.Release] = "on: push\n";
        var typed = new TypedCommand(isTerminal);

        await CommandLine.RunAsync(
            ["init", "--dry-run", "--cut-over", "--actions", InitFolder.Actions],
            Folder.In(typed.Terminal) with
            {
                AskTool = (_, _, _) => Task.FromResult<string?>("on: push"),
            }
        );

        typed.Output.Should().Contain("-on: push");
        typed.Output.Contains('\u001b', StringComparison.Ordinal).Should().Be(escape.Length > 0);
    }
}
