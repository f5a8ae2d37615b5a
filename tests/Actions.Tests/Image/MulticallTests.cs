using MsReleaseActions.Image;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.Image;

[Needs(Need.Nothing)]
public sealed class MulticallTests : IDisposable
{
    private static readonly Dictionary<string, string> BadInput = new()
    {
        ["token"] = "t0ken",
        ["repository"] = "nobody",
        ["expected"] = "soon",
    };

    private readonly ActionRunner runner = new();

    public void Dispose() => runner.Dispose();

    [Fact]
    public void The_executable_holds_every_action_that_there_is() =>
        Multicall.Actions.Keys.Should().Equal(Checkout.ActionIds.Order(StringComparer.Ordinal));

    [Theory]
    [ClassData(typeof(EveryAction))]
    public async Task A_link_of_an_actions_name_runs_that_action(string id)
    {
        var result = await runner.RunAsync(environment => Multicall.RunAsync($"/app/{id}", [], environment), BadInput);

        (result.ExitCode, result.Commands.Single(command => command.Name == "error").Title).Should().Be((2, id));
    }

    [Theory]
    [ClassData(typeof(EveryAction))]
    public async Task The_first_argument_names_the_action_where_the_executables_own_name_does_not(string id)
    {
        var result = await runner.RunAsync(
            environment => Multicall.RunAsync("/app/ms-release-actions", [id], environment),
            BadInput
        );

        (result.ExitCode, result.Commands.Single(command => command.Name == "error").Title).Should().Be((2, id));
    }

    [Theory]
    [InlineData("/app/ms-release-actions")]
    [InlineData("/app/ms-release-actions", "promote")]
    [InlineData("")]
    public async Task Where_no_action_is_named_all_of_them_are(string name, params string[] arguments)
    {
        var result = await runner.RunAsync(environment => Multicall.RunAsync(name, arguments, environment), BadInput);

        (result.ExitCode, result.Log, result.Outputs.Count, result.Summary)
            .Should()
            .Be(
                (
                    2,
                    "Say which action to run: one of assemble-bundles, check-versions, dispatch-and-wait, "
                        + "promote-assets, publish-candidate, rewrite-latest-json, validate-candidate, verify-release. "
                        + "Each reads its inputs from INPUT_<NAME>, as GitHub's runner sets them.\n",
                    0,
                    ""
                )
            );
    }
}
