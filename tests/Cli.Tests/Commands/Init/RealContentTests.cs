using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>The repository that releases content, as it is.</summary>
[Needs(Need.Lane)]
public sealed class RealContentTests
{
    [Fact]
    public async Task What_releases_content_is_found_with_where_its_producers_are_and_its_old_lane_is_replaced()
    {
        using var planted = await PlantedRepository.PlantAsync("distribution");

        await planted.Install();

        (await planted.Changes())
            .Should()
            .Equal(
                $"?? {InitFolder.Record}",
                "M .github/workflows/publish.yml",
                $"?? {InitFolder.Watch}",
                $"?? {InitFolder.Settings}"
            );
        Golden.Hold(planted[InitFolder.Settings], "init", "distribution.json");
        var written = planted.Written();
        (await planted.Ms(0, "init", "--yes")).Should().EndWith("Everything is up to date.\n");
        planted.Written().Should().Equal(written);
        await planted.Ms(0, "lint");
    }

    [Fact]
    public async Task The_lane_of_content_that_was_put_beside_the_old_one_replaces_it_at_the_cut_over()
    {
        using var planted = await PlantedRepository.PlantAsync("distribution");
        await planted.Ms(0, "init", "--yes", "--actions", InitFolder.Actions);
        (await planted.Ms(1, "lint")).Should().Contain("publish.yml").And.Contain("lane-replaced");

        await planted.Ms(0, "init", "--yes", "--cut-over");

        (await planted.Changes())
            .Should()
            .Equal(
                $"?? {InitFolder.Record}",
                "?? .github/workflows/publish-content.yml",
                "D .github/workflows/publish.yml",
                $"?? {InitFolder.Watch}",
                $"?? {InitFolder.Settings}"
            );
        await planted.Ms(0, "lint");
        (await planted.Ms(0, "init", "--yes", "--cut-over")).Should().EndWith("Everything is up to date.\n");
    }
}
