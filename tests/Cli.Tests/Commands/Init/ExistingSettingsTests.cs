using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>A description that is there already.</summary>
[Needs(Need.Nothing)]
public sealed class ExistingSettingsTests : InitTest
{
    private const string Mine = """
        {
          "schema": 2, "actions": "acme/actions@v3", "kind": "tauri", "environment": "shop",
          "legs": [{"id": "one", "runner": "ubuntu-24.04", "target": "x86_64-unknown-linux-gnu", "bundles": ["deb"]}]
        }
        """;

    [Fact]
    public async Task It_stays_as_it_is_and_decides()
    {
        Folder[InitFolder.Settings] = Mine;

        await Run(0, "init", "--yes");

        Folder[InitFolder.Settings].Should().Be(Mine);
        Folder[InitFolder.Release]
            .Should()
            .Contain("uses: acme/actions/promote-assets@v3\n")
            .And.Contain("environment: shop");
        Folder[InitFolder.Candidate].Should().Contain("  build-one:\n    name: build (one)\n");
    }

    [Fact]
    public async Task Actions_of_another_place_are_refused()
    {
        Folder[InitFolder.Settings] = Mine;
        var before = Folder.Files.ToList();

        (await Run(2, "init", "--yes", "--actions", "acme/actions@v4"))
            .Error.Should()
            .StartWith("ms: --actions says acme/actions@v4, and ms-release.json acme/actions@v3.");

        Folder.Files.Should().Equal(before);
    }

    [Fact]
    public async Task Schema_1_is_upgraded_with_a_diff_and_keeps_what_it_says()
    {
        Folder[InitFolder.Settings] = """
            {
              "schema": 1, "repository": "acme/desk", "actions": "acme/actions@v3", "environment": "shop",
              "required_checks": ["web"], "workflows": {"candidate": "build.yml"}, "waits": {"approval_hours": 3}
            }
            """;

        (await Run(0, "init", "--yes"))
            .Output.Should()
            .Contain("~ ms-release.json ")
            .And.Contain("\n  -  \"schema\": 1, ")
            .And.Contain("\n  +  \"schema\": 2,\n");

        Golden.Hold(Folder[InitFolder.Settings], "init", "upgraded.json");
        Folder[".github/workflows/build.yml"].Should().StartWith("# Lane: candidate.");
        var before = Folder.Files.ToList();
        (await Run(0, "init")).Output.Should().EndWith("Everything is up to date.\n");
        Folder.Files.Should().Equal(before);
    }

    [Fact]
    public async Task Schema_1_that_does_not_say_where_the_actions_are_takes_what_was_typed()
    {
        Folder[InitFolder.Settings] = """{"environment": "shop"}""";
        var before = Folder.Files.ToList();

        (await Run(2, "init", "--yes")).Error.Should().StartWith("ms: Nobody says where the actions are");
        Folder.Files.Should().Equal(before);

        await Install();
        Folder[InitFolder.Settings].Should().Contain($"\"actions\": \"{InitFolder.Actions}\"").And.Contain("\"shop\"");
    }

    [Fact]
    public async Task Schema_2_must_say_it_itself()
    {
        Folder[InitFolder.Settings] = """{"schema": 2}""";
        var before = Folder.Files.ToList();

        (await Run(2, "init", "--yes", "--actions", InitFolder.Actions))
            .Error.Should()
            .Be(
                "ms: ms-release.json does not say where the actions are. `ms init` never changes settings that are "
                    + $"there. Add \"actions\": \"{InitFolder.Actions}\" to it.\n"
            );

        Folder.Files.Should().Equal(before);
    }

    [Fact]
    public async Task What_schema_2_leaves_out_is_looked_up_and_written_with_a_diff()
    {
        await Install();
        var found = JsonNode.Parse(Folder[InitFolder.Settings])!.AsObject();
        Folder[InitFolder.Settings] = $$"""
            {
              "schema": 2, "actions": "{{InitFolder.Actions}}", "product": "mine",
              "app": { "updater": false, "signing": ["macos"] }
            }
            """;

        (await Run(0, "init", "--yes", "--force")).Output.Should().Contain("~ ms-release.json ");

        var now = JsonNode.Parse(Folder[InitFolder.Settings])!.AsObject();
        ((string)now["product"]!, now["app"]!.ToJsonString())
            .Should()
            .Be(("mine", """{"updater":false,"signing":["macos"]}"""));
        foreach (var member in (string[])["legs", "version_files", "required_checks"])
        {
            now[member]!.ToJsonString().Should().Be(found[member]!.ToJsonString());
        }
        (await Run(0, "init", "--yes")).Output.Should().EndWith("Everything is up to date.\n");
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task An_upgrade_drops_a_byte_order_mark_and_keeps_the_line_ends(bool hasMark, bool hasCrlf)
    {
        var old = "{\n  \"schema\": 1,\n  \"environment\": \"shop\"\n}\n";
        var (mark, lineEnd) = (hasMark ? "\uFEFF" : "", hasCrlf ? "\r\n" : "\n");
        Folder[InitFolder.Settings] = mark + old.Replace("\n", lineEnd, StringComparison.Ordinal);

        (await Install()).Output.Should().Contain(hasMark ? "\n  +{\n" : "\n   {\n");

        var bytes = await File.ReadAllBytesAsync(Folder.At(InitFolder.Settings), TestContext.Current.CancellationToken);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        text.Should().StartWith($"{{{lineEnd}").And.Contain("\"schema\": 2").And.Contain("\"shop\"");
        text.Replace(lineEnd, "", StringComparison.Ordinal).Should().NotContain("\n").And.NotContain("\r");
        (await Run(0, "init")).Output.Should().EndWith("Everything is up to date.\n");
    }

    [Theory]
    [InlineData("product", "\"a\\nb\"")]
    [InlineData("environment", "\"a\\u2028b: c\"")]
    [InlineData("required_checks", "[\"a\\n  b: c\"]")]
    [InlineData("branch", "\"a\\u2028b\"")]
    public async Task What_the_second_schema_refuses_is_not_rendered_from_the_first(string member, string value)
    {
        Folder[InitFolder.Settings] = $$"""{ "{{member}}": {{value}} }""";
        var before = Folder.Files.ToList();

        (await Run(2, "init", "--yes", "--actions", InitFolder.Actions))
            .Error.Should()
            .Contain($"{member} must be one line without blanks around it");

        Folder.Files.Should().Equal(before);
    }

    [Theory]
    [InlineData("""{"schema": 2, "actions": "acme/actions@v3", "colour": "red"}""", "colour")]
    [InlineData("""{"schema": 2, "actions": "acme/actions@v3", "app": {"upater": true}}""", "app.upater")]
    [InlineData("""{"actions": "acme/actions@v3", "kind": "tauri"}""", "kind")]
    [InlineData("""{"schema": 2, "actions": "acme/actions@v3", "build": {"action": ".git/hooks"}}""", "build.action")]
    [InlineData("""{"schema": 2, "actions": "acme/..@v3"}""", "actions")]
    [InlineData("""{"schema": 2, "": 1}""", "'' is unknown")]
    [InlineData("""{"schema": 3}""", "schema 3")]
    [InlineData("no JSON", "it is not JSON")]
    public async Task What_it_should_not_say_is_refused_by_name(string text, string named)
    {
        Folder[InitFolder.Settings] = text;
        var before = Folder.Files.ToList();

        (await Run(2, "init", "--yes", "--actions", InitFolder.Actions))
            .Error.Should()
            .StartWith("ms: ms-release.json cannot be used: ")
            .And.Contain(named);

        Folder.Files.Should().Equal(before);
    }
}
