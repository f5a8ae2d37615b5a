using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;

namespace MsReleaseActions.CliTests.Commands.Operator;

[Testing.Needs(Testing.Need.Nothing)]
public sealed class ServerTokenTests
{
    private const string OfGitHub = "of-github";
    private const string OfEnterprise = "of-enterprise";
    private const string Stored = "stored";

    [Theory]
    // github.com, its tenants and this machine: the token that is set
    [InlineData("GH_REPO", "org/name", "", OfGitHub)]
    [InlineData("GH_HOST", "github.com", "", OfGitHub)]
    [InlineData("GH_HOST", "acme.ghe.com", "", OfGitHub)]
    [InlineData("GH_HOST", "github.localhost", "", OfGitHub)]
    [InlineData("GITHUB_API_URL", "http://127.0.0.1:8080", "", OfGitHub)]
    [InlineData("GITHUB_API_URL", "http://[::1]:8080", "", OfGitHub)]
    // another server: the token for such a one, or what gh has for it
    [InlineData("GH_HOST", "evil.example", "", null)]
    [InlineData("GH_HOST", "github.com.evil.example", "", null)]
    [InlineData("GH_HOST", "evilghe.com", "", null)]
    [InlineData("GH_REPO", "evil.example/org/name", "", null)]
    [InlineData("GITHUB_API_URL", "https://evil.example/api/v3", "", null)]
    [InlineData("GITHUB_API_URL", "https://api.github.com.evil.example", "", null)]
    [InlineData("GITHUB_API_URL", "http://127.0.0.1.evil.example", "", null)]
    [InlineData("GH_HOST", "ghe.example", "GH_ENTERPRISE_TOKEN", OfEnterprise)]
    [InlineData("GH_REPO", "ghe.example/org/name", "GITHUB_ENTERPRISE_TOKEN", OfEnterprise)]
    [InlineData("GH_HOST", "ghe.example", "ghe.example", Stored)]
    [InlineData("GITHUB_API_URL", "https://ghe.example/api/v3", "ghe.example", Stored)]
    // in clear: none at all
    [InlineData("GITHUB_API_URL", "http://api.github.com", "", null)]
    [InlineData("GITHUB_API_URL", "http://ghe.example/api/v3", "GH_ENTERPRISE_TOKEN", null)]
    [InlineData("GITHUB_API_URL", "http://ghe.example/api/v3", "ghe.example", null)]
    public async Task A_server_that_a_variable_names_is_sent_only_a_token_of_its_own(
        string variable,
        string value,
        string configured,
        string? expected
    )
    {
        var terminal = Configured(configured, (variable, value));

        (await Found(terminal, ServerAddress.Of(terminal))).Should().Be(expected);
    }

    [Theory]
    [InlineData("ghe.example", "", OfGitHub)]
    [InlineData("ghe.example", "ghe.example", Stored)]
    [InlineData("ghe.example", "GH_ENTERPRISE_TOKEN", OfEnterprise)]
    [InlineData("github.com", "GH_ENTERPRISE_TOKEN", OfGitHub)]
    public async Task A_server_that_is_typed_is_sent_its_own_token_before_the_one_that_is_set(
        string typed,
        string configured,
        string expected
    )
    {
        var terminal = Configured(configured, ("GITHUB_API_URL", "http://ghe.example:8080"));

        (await Found(terminal, ServerAddress.Of(terminal, typed))).Should().Be(expected);
    }

    [Fact]
    public async Task GH_TOKEN_comes_before_GITHUB_TOKEN_and_gh_is_asked_last()
    {
        var asked = new List<string>();
        Terminal With(params (string, string)[] variables) =>
            Typing(variables) with
            {
                AskTool = (program, arguments, _) =>
                {
                    asked.Add($"{program} {string.Join(' ', arguments)}");
                    return Task.FromResult<string?>(Stored);
                },
            };
        var server = ServerAddress.Of(Typing());

        (await Found(With(("GH_TOKEN", "first"), ("GITHUB_TOKEN", "second")), server)).Should().Be("first");
        (await Found(With(("GH_TOKEN", ""), ("GITHUB_TOKEN", "second")), server)).Should().Be("second");
        asked.Should().BeEmpty();
        (await Found(With(("GH_ENTERPRISE_TOKEN", "other")), server)).Should().Be(Stored);
        asked.Should().Equal("gh auth token --hostname github.com");
    }

    [Theory]
    [InlineData(
        "",
        "",
        "There is no token for github.com. GH_TOKEN and GITHUB_TOKEN are not set, and `gh auth token` gives none. "
            + "Log in with `gh auth login --hostname github.com`, or set GH_TOKEN."
    )]
    [InlineData(
        "GH_HOST",
        "ghe.example",
        "There is no token for ghe.example. GH_ENTERPRISE_TOKEN and GITHUB_ENTERPRISE_TOKEN are not set, and "
            + "`gh auth token` gives none. Log in with `gh auth login --hostname ghe.example`, or set "
            + "GH_ENTERPRISE_TOKEN."
    )]
    [InlineData(
        "GITHUB_API_URL",
        "http://ghe.example",
        "No token is sent to ghe.example. GITHUB_API_URL says http://ghe.example, and everybody on the way could read "
            + "it. Use an https address, or say that it is meant with --host ghe.example."
    )]
    public async Task Without_a_token_it_is_said_how_to_get_one(string variable, string value, string message)
    {
        var terminal = Typing((variable, value));
        var find = () => OperatorToken.FindAsync(terminal, ServerAddress.Of(terminal), default);

        (await find.Should().ThrowAsync<ActionFailure>().Where(failure => failure.ExitCode == ExitCode.BadInput))
            .Which.Message.Should()
            .Be(message);
    }

    [Fact]
    public async Task A_command_whose_environment_names_another_server_stops_before_it_asks_that()
    {
        var typed = new TypedCommand(variables: [("GH_REPO", "evil.example/org/name"), ("GH_TOKEN", OfGitHub)]);

        (await typed.RunAsync("release", "preflight")).Should().Be(2);
        typed
            .Error.Should()
            .Be(
                "ms: There is no token for evil.example, which GH_REPO names. GH_TOKEN and GITHUB_TOKEN are for "
                    + "github.com, and `gh auth token` gives none. Set GH_ENTERPRISE_TOKEN, log in with `gh auth login "
                    + "--hostname evil.example`, or say that it is meant with --host evil.example.\n"
            );
        (await TypedCommand.TypeAsync("release", "preflight", "--host", "a/b"))
            .Error.Should()
            .Contain("--host must be a host such as github.com, not 'a/b'");
    }

    private static Terminal Typing(params (string, string)[] variables) =>
        new TypedCommand(variables: variables).Terminal;

    // a token for github.com is always set; besides, another variable, or a host that gh knows
    private static Terminal Configured(string configured, (string, string) variable) =>
        Typing(("GH_TOKEN", OfGitHub), (configured, OfEnterprise), variable) with
        {
            AskTool = (_, arguments, _) => Task.FromResult(arguments[^1] == configured ? Stored : (string?)null),
        };

    private static async Task<string?> Found(Terminal terminal, ServerAddress server)
    {
        try
        {
            return await OperatorToken.FindAsync(terminal, server, default);
        }
        catch (ActionFailure)
        {
            return null;
        }
    }
}
