using System.Text;
using MsReleaseActions.Cli;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>What the repository that releases content gets: settings, and the lane that they describe.</summary>
[Needs(Need.Nothing)]
public sealed class InitContentTests : IDisposable
{
    private const string Lane = ".github/workflows/publish.yml";
    private const string Actions = "org/ms-release-actions@v1";
    private const string Spec = "release-specs/v0.2.0-beta.1.json";
    private const string Note = "keys.manifest_public_key is not in ms-release.json";
    private readonly InitFolder folder = new(isApp: false);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Settings_and_the_lane_that_stops_until_the_clients_key_is_named()
    {
        var first = await Run("init", "--product", "content", "--yes", "--actions", Actions);
        var written = folder.Files.ToList();
        var second = await Run("init");

        written
            .Select(file => file.Path)
            .Should()
            .Equal(InitFolder.Record, Lane, InitFolder.Watch, InitFolder.Settings);
        folder.Files.Should().Equal(written);
        first.Output.Should().Contain(Note);
        second.Output.Should().Contain(Note).And.EndWith("Everything is up to date.\n");
        Golden.Hold(folder[InitFolder.Settings], "init", "content.json");
        folder[Lane].Should().Contain("Nobody said which key clients verify manifest.json with");
        await ShouldHaveNoFinding();
    }

    [Fact]
    public async Task With_the_settings_of_the_product_that_is_rehearsed_it_is_the_lane_that_is_rehearsed()
    {
        folder[InitFolder.Settings] = Checkout.Read("src/Rehearsal/Seeds/distribution/ms-release.json");

        var first = await Run("init", "--yes");

        first.Output.Should().NotContain(Note);
        folder[Lane].Should().Be(Checkout.Read("workflows/distribution/publish.yml"));
        folder[InitFolder.Watch].Should().Be(Checkout.Read("workflows/distribution/watch.yml"));
        folder[InitFolder.Settings].Should().Be(Checkout.Read("src/Rehearsal/Seeds/distribution/ms-release.json"));
        await ShouldHaveNoFinding();
    }

    [Fact]
    public async Task Schema_1_is_upgraded_with_a_diff_and_keeps_what_it_says()
    {
        folder[InitFolder.Settings] = """
            {
              "schema": 1, "repository": "acme/distribution", "actions": "acme/actions@v3", "environment": "shop",
              "workflows": {"release": "content.yml"}, "producers": {"oc-bridge": "open-control/bridge"}
            }
            """;

        var first = await Run("init", "--product", "content", "--yes");
        var written = folder.Files.ToList();
        var second = await Run("init");

        first
            .Output.Should()
            .Contain("~ ms-release.json ")
            .And.Contain("\n  -  \"schema\": 1, ")
            .And.Contain("\n  +  \"schema\": 2,\n");
        Golden.Hold(folder[InitFolder.Settings], "init", "content-upgraded.json");
        folder[".github/workflows/content.yml"]
            .Should()
            .Contain("uses: acme/actions/promote-assets@v3\n")
            .And.NotContain("producers: |", "the lane reads the description where the spec was merged")
            .And.Contain("environment: shop\n");
        second.Output.Should().EndWith("Everything is up to date.\n");
        folder.Files.Should().Equal(written);
        await ShouldHaveNoFinding();
    }

    [Fact]
    public async Task A_description_that_does_not_say_what_it_is_is_contents_where_specs_are()
    {
        folder[InitFolder.Settings] = """{ "schema": 1, "repository": "acme/distribution", "actions": "acme/a@v3" }""";
        folder[Spec] = "{}";

        var looked = await Run("init", "--cut-over", "--dry-run");

        looked
            .Output.Should()
            .Contain(Lane)
            .And.NotContain(InitFolder.Candidate)
            .And.NotContain(InitFolder.Release)
            .And.NotContain(InitFolder.Build);
    }

    [Fact]
    public async Task What_could_be_either_is_asked_for()
    {
        foreach (var (path, text) in InitFolder.App)
        {
            folder[path] = text;
        }
        folder[Spec] = "{}";

        var (code, error) = await Refused("init", "--dry-run", "--actions", Actions);

        (code, error)
            .Should()
            .Be(
                (
                    2,
                    "ms: What is released here is not plain: there are src-tauri/tauri.conf.json and release-specs/. "
                        + "One is an app's, the other content that is put together of what others build. "
                        + "Say --product app or --product content.\n"
                )
            );
        (await Run("init", "--dry-run", "--actions", Actions, "--product", "app"))
            .Output.Should()
            .Contain("release.yml");
        (await Run("init", "--dry-run", "--actions", Actions, "--product", "content"))
            .Output.Should()
            .Contain("publish.yml");
    }

    [Fact]
    public async Task A_description_of_content_gets_no_lanes_of_an_app()
    {
        folder[InitFolder.Settings] = Checkout.Read("src/Rehearsal/Seeds/distribution/ms-release.json");

        var (code, error) = await Refused("init", "--product", "app", "--yes");

        (code, error.Split(". ")[0])
            .Should()
            .Be((2, "ms: ms-release.json cannot be used: line 6: kind is released by `ms release content`"));
        folder.Files.Select(file => file.Path).Should().Equal(InitFolder.Settings);
    }

    [Fact]
    public async Task Nobody_is_given_a_place_of_the_actions_that_they_cannot_reach()
    {
        var (code, error) = await Refused("init", "--product", "content", "--yes");

        (code, error.Split(". ")[0])
            .Should()
            .Be((2, "ms: Nobody says where the actions are that the workflow files use"));
        folder.Files.Should().BeEmpty();
    }

    [Fact]
    public async Task Where_the_producers_are_is_taken_from_the_newest_spec_that_can_be_read()
    {
        folder[Spec] = Encoding
            .UTF8.GetString(ReleaseSpecFile.Write(ContentSample.Spec()))
            .Replace("github.com/org/bridge", "github.com/open-control/bridge", StringComparison.Ordinal);
        folder["release-specs/v0.2.0-beta.2.json"] = "{";

        var first = await Run("init", "--yes", "--actions", Actions);

        first.Output.Should().Contain("The spec release-specs/v0.2.0-beta.2.json cannot be used: ");
        folder[InitFolder.Settings].Should().Contain("\"repository\": \"open-control/bridge\"");
    }

    private async Task<(int Code, string Error)> Refused(params string[] arguments)
    {
        var typed = new TypedCommand();
        return (await CommandLine.RunAsync(arguments, folder.In(typed.Terminal)), typed.Error);
    }

    private async Task ShouldHaveNoFinding()
    {
        var lint = new TypedCommand();
        (await lint.RunAsync("lint", folder.At("."))).Should().Be(0, lint.Output);
    }

    private async Task<TypedCommand> Run(params string[] arguments)
    {
        var typed = new TypedCommand();
        (await CommandLine.RunAsync(arguments, folder.In(typed.Terminal)))
            .Should()
            .Be(0, $"{typed.Output}\n{typed.Error}");
        return typed;
    }
}
