using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>The product that sandbox and rehearsal begin with, in the hands of an owner.</summary>
[Needs(Need.Processes)]
public sealed class BuiltInProductTests
{
    [Fact]
    public async Task It_is_up_to_date_and_keeps_to_its_lanes()
    {
        using var product = await PlantedRepository.OfAsync(
            "ms-manager",
            [.. SeedTree.Of("ms-manager").Select(file => (file.Key, file.Value))]
        );

        (await product.Ms(0, "init", "--yes")).Should().NotContain("is new").And.NotContain("new text");

        (await product.Changes()).Should().Equal($"?? {InitFolder.Record}");
        await product.Ms(0, "lint");
    }
}
