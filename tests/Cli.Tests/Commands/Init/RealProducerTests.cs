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
}
