using MsReleaseActions.Cli;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

[Needs(Need.Nothing)]
public sealed class InitCommandTests : IDisposable
{
    private readonly InitFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_checkout_gets_the_workflow_files_as_they_are_and_settings_that_name_it()
    {
        var typed = new TypedCommand();
        var terminal = folder.In(typed.Terminal) with
        {
            AskTool = (_, arguments, _) =>
                Task.FromResult<string?>(arguments.Contains("get-url") ? "git@github.com:acme/desk.git" : null),
        };

        (await CommandLine.RunAsync(["init", "--yes"], terminal)).Should().Be(0);

        folder
            .Files.Select(file => file.Path)
            .Should()
            .Equal([InitFolder.Record, .. InitFolder.Workflows, "ms-release.json"]);
        InitFolder
            .Workflows.Should()
            .OnlyContain(path =>
                folder[path]
                == Checkout.Read(path.Replace(".github/workflows", "workflows/ms-manager", StringComparison.Ordinal))
            );
        folder["ms-release.json"]
            .Should()
            .Be(
                """
                {
                  "$schema": "https://raw.githubusercontent.com/org/ms-release-actions/v1/docs/schemas/ms-release.schema.json",
                  "schema": 1,
                  "repository": "acme/desk",
                  "actions": "org/ms-release-actions@v1"
                }

                """
            );
    }

    [Fact]
    public async Task The_second_time_there_is_nothing_to_write()
    {
        await Run(0, "init", "--yes", "--actions", "acme/actions@v1");
        var before = folder.Files.ToList();

        (await Run(0, "init")).Output.Should().EndWith("Everything is up to date.\n");

        folder.Files.Should().Equal(before);
    }

    [Theory]
    [InlineData("org/ms-release-actions@v1")]
    [InlineData("acme/ms-release-actions@v2")]
    public async Task What_is_installed_keeps_to_the_lanes(string actions)
    {
        await Run(0, "init", "--yes", "--actions", actions);
        var lint = new TypedCommand();

        (await lint.RunAsync("lint", folder.At("."))).Should().Be(0);

        lint.Output.Should().Contain("nothing to say").And.NotContain("error(").And.NotContain("warning(");
    }

    [Fact]
    public async Task What_was_changed_by_hand_is_shown_and_stays_until_somebody_decides()
    {
        await Run(0, "init", "--yes");
        folder[InitFolder.Record] = folder[InitFolder.Record]
            .Replace(
                "\"sha256\": \"",
                "\"sha256\": \"" + new string('0', 64) + "\"}, {\"path\": \"gone\", \"sha256\": \"",
                StringComparison.Ordinal
            );
        var mine = folder[InitFolder.Workflows[1]].Replace("ms-manager-core", "desk-core", StringComparison.Ordinal);
        folder[InitFolder.Workflows[1]] = mine;

        var undecided = await Run(1, "init", "--yes");

        undecided
            .Output.Should()
            .Contain(
                "! .github/workflows/ci.yml was changed by hand, and there is a new text for it: it stays until "
                    + "you say --keep or --force\n  --- a/.github/workflows/ci.yml\n"
            )
            .And.Contain("desk-core")
            .And.Contain("+")
            .And.Contain("One file waits for your decision: --keep or --force.");
        folder[InitFolder.Workflows[1]].Should().Be(mine);

        await Run(0, "init", "--yes", "--keep");
        folder[InitFolder.Workflows[1]].Should().Be(mine);
        (await Run(0, "init")).Output.Should().Contain("= .github/workflows/ci.yml was changed by hand, and stays");

        await Run(0, "init", "--yes", "--force");
        folder[InitFolder.Workflows[1]].Should().NotBe(mine).And.Contain("ms-manager-core");
    }

    [Fact]
    public async Task A_file_of_somebody_else_is_not_overwritten()
    {
        folder[InitFolder.Workflows[2]] = "on: push\n";

        (await Run(1, "init", "--yes")).Output.Should().Contain("-on: push");

        folder[InitFolder.Workflows[2]].Should().Be("on: push\n");
        folder.Files.Should().HaveCount(5, "the others are written");
    }

    [Fact]
    public async Task Settings_that_are_there_stay_and_decide_where_the_actions_are()
    {
        folder["ms-release.json"] = "{\"actions\": \"acme/actions@v3\"}";

        await Run(0, "init", "--yes");
        var other = await Run(2, "init", "--yes", "--actions", "acme/actions@v4");

        folder["ms-release.json"].Should().Be("{\"actions\": \"acme/actions@v3\"}");
        folder[InitFolder.Workflows[2]].Should().Contain("uses: acme/actions/promote-assets@v3\n");
        other.Error.Should().StartWith("ms: --actions says acme/actions@v4, and ms-release.json acme/actions@v3.");
    }

    [Fact]
    public async Task A_machine_gets_one_document()
    {
        folder[InitFolder.Workflows[2]] = "on: push\n";

        var document = System.Text.Json.Nodes.JsonNode.Parse((await Run(1, "init", "--json", "--yes")).Output)!;

        ((bool)document["written"]!, (string?)document["actions"], document["commit"])
            .Should()
            .Be((true, "org/ms-release-actions@v1", null));
        document["files"]!
            .AsArray()
            .Select(file => $"{file!["path"]} {file["state"]}")
            .Should()
            .Equal(
                ".github/workflows/candidate.yml created",
                ".github/workflows/ci.yml created",
                ".github/workflows/release.yml undecided",
                "ms-release.json created"
            );
        ((string?)document["files"]![2]!["diff"])
            .Should()
            .StartWith("--- a/.github/workflows/release.yml\n+++ b/.github/workflows/release.yml\n@@ -1 +1,");
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "\u001b[")]
    public async Task Colours_are_for_terminals(bool isTerminal, string escape)
    {
        folder[InitFolder.Workflows[2]] = "on: push\n";
        var typed = new TypedCommand(isTerminal);

        await CommandLine.RunAsync(["init", "--dry-run"], folder.In(typed.Terminal));

        typed.Output.Contains('\u001b', StringComparison.Ordinal).Should().Be(escape.Length > 0);
    }

    private async Task<TypedCommand> Run(int code, params string[] arguments)
    {
        var typed = new TypedCommand();
        (await CommandLine.RunAsync(arguments, folder.In(typed.Terminal)))
            .Should()
            .Be(code, $"{typed.Output}\n{typed.Error}");
        return typed;
    }
}
