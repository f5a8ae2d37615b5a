using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>The repositories that content comes from, as they are.</summary>
[Needs(Need.Processes)]
public sealed class RealProducerTests
{
    [Theory]
    [InlineData("loader", 0)]
    [InlineData("bridge", 0)]
    [InlineData("core", 1, "verify-bundles")]
    [InlineData("plugin-bitwig", 0)]
    public async Task Its_candidates_are_described_with_builds_from_what_is_there_and_its_own_release_stays(
        string name,
        int lint,
        params string[] rules
    )
    {
        using var planted = await PlantedRepository.PlantAsync(name);
        var own = planted.Written().Where(file => Path.GetFileName(file.Path) is "ci.yml" or "release.yml").ToList();

        await planted.Ms(0, "init", "--product", name, "--yes", "--cut-over", "--actions", InitFolder.Actions);

        Golden.Hold(planted[InitFolder.Settings], "init", $"producer-{name}.json");
        var written = planted.Written();
        foreach (var (path, _) in written.Where(file => file.Path.EndsWith("/action.yml", StringComparison.Ordinal)))
        {
            Golden.Hold(planted[path], "init", $"producer-{name}-{Path.GetFileName(Path.GetDirectoryName(path))}.yml");
        }
        written.Should().Contain(own);
        (await planted.Ms(0, "init", "--yes")).Should().EndWith("Everything is up to date.\n");
        planted.Written().Should().Equal(written);
        var found = await planted.Ms(lint, "lint");
        found
            .Split('\n')
            .Where(line => line.StartsWith("error(", StringComparison.Ordinal))
            .Should()
            .HaveCount(rules.Length);
        rules.Where(rule => !found.Contains($"error({rule})")).Should().BeEmpty();
    }

    [Fact]
    public async Task Old_candidates_are_built_beside_the_new_until_the_cut_over_removes_their_workflows()
    {
        using var planted = await PlantedRepository.PlantAsync("plugin-bitwig");

        var first = await planted.Ms(0, "init", "--product", "plugin-bitwig", "--yes", "--actions", InitFolder.Actions);

        first
            .Should()
            .Contain("! plugin-bitwig-firmware is built by ms-candidate-firmware.yml: say so as its `workflow` where")
            .And.Contain(
                "! .github/workflows/candidate-firmware.yml builds or publishes what the lanes do from now on"
            );
        (await planted.Changes())
            .Should()
            .Equal(
                "?? .github/actions/build-plugin-bitwig-extension/action.yml",
                "?? .github/actions/build-plugin-bitwig-firmware/action.yml",
                $"?? {InitFolder.Record}",
                "?? .github/workflows/ms-candidate-extension.yml",
                "?? .github/workflows/ms-candidate-firmware.yml",
                $"?? {InitFolder.Settings}"
            );
        (await planted.Ms(1, "lint")).Should().Contain("error(lane-replaced)");

        await planted.Ms(0, "init", "--yes", "--cut-over");

        (await planted.Changes())
            .Should()
            .Contain("D .github/workflows/candidate-extension.yml")
            .And.Contain("D .github/workflows/candidate-firmware.yml");
        await planted.Ms(0, "lint");
        (await planted.Ms(0, "init", "--yes")).Should().EndWith("Everything is up to date.\n");
    }
}
