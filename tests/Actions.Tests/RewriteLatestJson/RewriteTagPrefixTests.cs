using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.RewriteLatestJson;

[Needs(Need.Nothing)]
public sealed class RewriteTagPrefixTests : RewriteRig
{
    [Theory]
    [InlineData("v")]
    [InlineData("")]
    [InlineData("app-v")]
    [InlineData("jinhsi-studio-v")]
    public async Task The_addresses_are_those_of_the_tag_with_its_prefix(string prefix)
    {
        Seal(Built);

        var result = await RunAsync(("tag-prefix", prefix), ("release-tag", $"{prefix}1.2.3"));

        (result.ExitCode, result.Outputs.GetValueOrDefault("version")).Should().Be((0, "1.2.3"), result.Log);
        Written()
            .Should()
            .Be(Final.Replace("/download/v1.2.3/", $"/download/{prefix}1.2.3/", StringComparison.Ordinal));
    }
}
