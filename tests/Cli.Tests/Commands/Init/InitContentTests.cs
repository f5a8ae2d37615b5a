using MsReleaseActions.Cli;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>What the repository that releases content gets: settings, and the lane that they describe.</summary>
[Needs(Need.Nothing)]
public sealed class InitContentTests : IDisposable
{
    private const string Lane = ".github/workflows/publish.yml";
    private const string Note = "keys.manifest_public_key is not in ms-release.json";
    private readonly InitFolder folder = new(isApp: false);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Settings_and_the_lane_that_stops_until_the_clients_key_is_named()
    {
        var first = await Run("init", "--product", "content", "--yes");
        var written = folder.Files.ToList();
        var second = await Run("init");

        written.Select(file => file.Path).Should().Equal(InitFolder.Record, Lane, InitFolder.Settings);
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

        var first = await Run("init", "--product", "content", "--yes");

        first.Output.Should().NotContain(Note);
        folder[Lane].Should().Be(Checkout.Read("workflows/distribution/publish.yml"));
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
