using MsReleaseActions.Cli;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>What a repository other than the app's gets.</summary>
[Needs(Need.Nothing)]
public sealed class InitProductTests : IDisposable
{
    private readonly InitFolder folder = new(isApp: false);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("loader", "loader", "candidate.yml")]
    [InlineData("bridge", "bridge", "candidate.yml")]
    [InlineData("core", "core", "candidate-host-tools.yml", "candidate.yml")]
    [InlineData("plugin-bitwig", "plugin-bitwig", "candidate-extension.yml", "candidate-firmware.yml")]
    public async Task It_gets_its_own_files_as_they_are_and_no_settings(
        string product,
        string source,
        params string[] files
    )
    {
        await Run("init", "--product", product, "--yes", "--actions", "org/ms-release-actions@v1");
        var written = folder.Files.ToList();
        (await Run("init", "--product", product)).Output.Should().EndWith("Everything is up to date.\n");

        written
            .Select(file => file.Path)
            .Should()
            .Equal([InitFolder.Record, .. files.Select(file => $".github/workflows/{file}")]);
        files
            .Should()
            .OnlyContain(file => folder[$".github/workflows/{file}"] == Checkout.Read($"workflows/{source}/{file}"));
        folder.Files.Should().Equal(written);
        var lint = new TypedCommand();
        (await lint.RunAsync("lint", folder.At("."))).Should().Be(0, lint.Output);
    }

    [Fact]
    public async Task A_producers_settings_say_where_the_actions_are_and_rename_nothing()
    {
        folder["ms-release.json"] = """{"actions": "acme/actions@v3", "workflows": {"candidate": "build.yml"}}""";

        await Run("init", "--product", "core", "--yes");

        folder[".github/workflows/candidate.yml"].Should().Contain("uses: acme/actions/publish-candidate@v3\n");
    }

    [Fact]
    public async Task A_producer_whose_settings_only_say_where_the_actions_are_is_no_app_that_lacks_everything()
    {
        folder["ms-release.json"] = """{ "schema": 2, "actions": "acme/ms-release-actions@v3" }""";
        await Run("init", "--product", "core", "--yes");
        var lint = new TypedCommand();

        (await lint.RunAsync("lint", folder.At("."))).Should().Be(0, lint.Output);

        lint.Output.Should().EndWith("\n2 files: the lanes hold.\n");
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
