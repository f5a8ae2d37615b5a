using MsReleaseActions.Cli.Runner;

namespace MsReleaseActions.CliTests.Runner;

public sealed class ActionDefinitionTests
{
    [Fact]
    public void Every_action_is_known_with_the_three_inputs_that_all_have()
    {
        ActionDefinition.Ids.Should().Contain(["dispatch-and-wait", "promote-assets", "publish-candidate", "rewrite-latest-json", "validate-candidate"]);
        foreach (var id in ActionDefinition.Ids)
        {
            var defaults = ActionDefinition.Load(id).Defaults;
            (defaults["token"], defaults["repository"], defaults["api-url"]).Should().Be(
                ("${{ github.token }}", "${{ github.repository }}", "${{ github.api_url }}"));
        }
    }
}
