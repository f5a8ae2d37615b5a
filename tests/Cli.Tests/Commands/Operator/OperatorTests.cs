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

    [Theory]
    [InlineData("", "", "https://api.github.com", "github.com")]
    [InlineData("https://api.github.com/", "", "https://api.github.com", "github.com")]
    [InlineData("", "github.com", "https://api.github.com", "github.com")]
    [InlineData("", "ghe.example", "https://ghe.example/api/v3", "ghe.example")]
    [InlineData("http://127.0.0.1:8080", "ghe.example", "http://127.0.0.1:8080", "127.0.0.1")]
    public void The_address_is_what_the_variables_say(
        string api,
        string host,
        string expectedApi,
        string expectedHost
    ) =>
        ServerAddress
            .Of(new TypedCommand(variables: [("GITHUB_API_URL", api), ("GH_HOST", host)]).Terminal)
            .Should()
            .Be(new ServerAddress(expectedApi, expectedHost));

    [Theory]
    [InlineData("api.github.com")]
    [InlineData("ftp://api.github.com")]
    [InlineData("https://user:secret@api.github.com")]
    public void What_is_no_address_is_refused(string api)
    {
        var read = () => ServerAddress.Of(new TypedCommand(variables: ("GITHUB_API_URL", api)).Terminal);

        read.Should().Throw<ActionFailure>().Where(failure => failure.ExitCode == ExitCode.BadInput);
    }

    [Fact]
    public async Task The_token_of_GH_TOKEN_comes_before_GITHUB_TOKEN_and_gh_is_asked_last()
    {
        var server = new ServerAddress("https://api.github.com", "github.com");
        var asked = new List<string>();
        Terminal With(params (string, string)[] variables) =>
            new TypedCommand(variables: variables).Terminal with
            {
                AskTool = (program, arguments, _) =>
                {
                    asked.Add($"{program} {string.Join(' ', arguments)}");
                    return Task.FromResult<string?>("of-gh");
                },
            };

        (await OperatorToken.FindAsync(With(("GH_TOKEN", "first"), ("GITHUB_TOKEN", "second")), server, default))
            .Should()
            .Be("first");
        (await OperatorToken.FindAsync(With(("GH_TOKEN", ""), ("GITHUB_TOKEN", "second")), server, default))
            .Should()
            .Be("second");
        asked.Should().BeEmpty();
        (await OperatorToken.FindAsync(With(), server, default)).Should().Be("of-gh");
        asked.Should().Equal("gh auth token --hostname github.com");
    }

    [Fact]
    public async Task Without_a_token_it_is_said_how_to_get_one()
    {
        var find = () =>
            OperatorToken.FindAsync(
                new TypedCommand().Terminal,
                new ServerAddress("https://api.github.com", "github.com"),
                default
            );

        (await find.Should().ThrowAsync<ActionFailure>())
            .Which.Should()
            .Match<ActionFailure>(failure =>
                failure.ExitCode == ExitCode.BadInput
                && failure.ToDo == "Log in with `gh auth login --hostname github.com`, or set GH_TOKEN"
            );
    }

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
