using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.CliTests.Commands.Operator;

[Testing.Needs(Testing.Need.Nothing)]
public sealed class OperatorTests
{
    [Theory]
    [InlineData("https://github.com/org/ms-manager.git", "org/ms-manager")]
    [InlineData("https://github.com/org/ms-manager", "org/ms-manager")]
    [InlineData("https://github.com/org/ms-manager/", "org/ms-manager")]
    [InlineData("git@github.com:org/ms-manager.git", "org/ms-manager")]
    [InlineData("ssh://git@github.com:22/org/ms.manager.git", "org/ms.manager")]
    [InlineData("https://token@ghe.example/org/ms-manager.git", "org/ms-manager")]
    [InlineData("/srv/git/bare", "git/bare")]
    [InlineData("bare", null)]
    public void The_repository_of_a_remote_is_found_in_each_form_that_git_knows(string url, string? expected) =>
        OperatorRepository.OfRemote(url)?.ToString().Should().Be(expected);

    [Fact]
    public async Task The_repository_is_that_of_the_option_then_of_GH_REPO_then_of_the_checkout()
    {
        var terminal = new TypedCommand(variables: ("GH_REPO", "github.com/of/variable")).Terminal;
        var checkout = new TypedCommand().Terminal with
        {
            AskTool = (_, _, _) => Task.FromResult<string?>("git@github.com:of/checkout.git"),
        };

        (await OperatorSettings.ReadAsync(terminal, null, RepositoryName.Parse("of/option"), ProductKind.App, default))
            .Settings.Repository.ToString()
            .Should()
            .Be("of/option");
        (await OperatorSettings.ReadAsync(terminal, null, null, ProductKind.App, default))
            .Settings.Repository.ToString()
            .Should()
            .Be("of/variable");
        (await OperatorSettings.ReadAsync(checkout, null, null, ProductKind.App, default))
            .Settings.Repository.ToString()
            .Should()
            .Be("of/checkout");
    }

    [Fact]
    public async Task A_tool_that_is_not_installed_says_nothing() =>
        (await Tool.AskAsync("no-such-tool-anywhere", [], ".", default)).Should().BeNull();
}
