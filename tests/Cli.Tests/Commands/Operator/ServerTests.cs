using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;

namespace MsReleaseActions.CliTests.Commands.Operator;

[Testing.Needs(Testing.Need.Nothing)]
public sealed class ServerTests
{
    private const string OfGitHub = "of-github";
    private const string OfEnterprise = "of-enterprise";
    private const string Stored = "stored";

    [Theory]
    [InlineData("", "", "", "https://api.github.com", "github.com", "")]
    [InlineData("https://api.github.com/", "", "", "https://api.github.com", "github.com", "GITHUB_API_URL")]
    [InlineData("", "github.com", "", "https://api.github.com", "github.com", "GH_HOST")]
    [InlineData("", "ghe.example", "", "https://ghe.example/api/v3", "ghe.example", "GH_HOST")]
    [InlineData("", "GHE.example:8443", "", "https://ghe.example:8443/api/v3", "ghe.example:8443", "GH_HOST")]
    [InlineData("", "acme.ghe.com", "", "https://api.acme.ghe.com", "acme.ghe.com", "GH_HOST")]
    [InlineData("", "api.acme.ghe.com", "", "https://api.acme.ghe.com", "acme.ghe.com", "GH_HOST")]
    [InlineData("", "github.localhost", "", "http://api.github.localhost", "github.localhost", "GH_HOST")]
    [InlineData("http://127.0.0.1:8080", "ghe.example", "", "http://127.0.0.1:8080", "127.0.0.1", "GITHUB_API_URL")]
    [InlineData("", "", "org/name", "https://api.github.com", "github.com", "")]
    [InlineData("", "", "ghe.example/org/name", "https://ghe.example/api/v3", "ghe.example", "GH_REPO")]
    [InlineData("", "other.example", "ghe.example/org/name", "https://ghe.example/api/v3", "ghe.example", "GH_REPO")]
    [InlineData(
        "http://127.0.0.1:8080",
        "",
        "github.localhost/org/name",
        "http://127.0.0.1:8080",
        "127.0.0.1",
        "GITHUB_API_URL"
    )]
    public void The_server_is_what_the_variables_say_and_the_host_of_GH_REPO_is_kept(
        string api,
        string host,
        string repository,
        string expectedApi,
        string expectedHost,
        string namedBy
    ) =>
        ServerAddress
            .Of(Typing(("GITHUB_API_URL", api), ("GH_HOST", host), ("GH_REPO", repository)))
            .Should()
            .Be(new ServerAddress(expectedApi, expectedHost, namedBy));

    [Fact]
    public void What_is_typed_counts_for_more_than_every_variable()
    {
        var terminal = Typing(
            ("GITHUB_API_URL", "https://ghe.example:8443/api/v3"),
            ("GH_REPO", "ghe.example/org/name")
        );

        ServerAddress
            .Of(terminal, "github.com")
            .Should()
            .Be(new ServerAddress("https://api.github.com", "github.com", "--host"));
        ServerAddress
            .Of(terminal, "ghe.example")
            .Should()
            .Be(new ServerAddress("https://ghe.example:8443/api/v3", "ghe.example", "--host"));
        ServerAddress
            .Of(Typing(("GH_REPO", "ghe.example/org/name")), repositoryIsTyped: true)
            .Should()
            .Be(new ServerAddress("https://api.github.com", "github.com"));
    }

    [Theory]
    [InlineData("GITHUB_API_URL", "api.github.com", "GITHUB_API_URL must be an http(s) address")]
    [InlineData("GITHUB_API_URL", "ftp://api.github.com", "GITHUB_API_URL must be an http(s) address")]
    [InlineData("GITHUB_API_URL", "https://user:secret@api.github.com", "GITHUB_API_URL must be an http(s) address")]
    [InlineData("GH_HOST", "github.com@evil.example", "GH_HOST must be a host")]
    [InlineData("GH_HOST", "https://ghe.example", "GH_HOST must be a host")]
    [InlineData("GH_REPO", "evil.example?/org/name", "GH_REPO must be a host")]
    public void What_is_no_address_is_refused(string variable, string value, string problem)
    {
        var read = () => ServerAddress.Of(Typing((variable, value)));

        read.Should()
            .Throw<ActionFailure>()
            .Where(failure => failure.ExitCode == ExitCode.BadInput && failure.What.StartsWith(problem));
    }

    [Fact]
    public void Two_servers_are_not_guessed_between()
    {
        var read = () =>
            ServerAddress.Of(Typing(("GITHUB_API_URL", "https://api.github.com"), ("GH_REPO", "ghe.example/org/name")));

        read.Should()
            .Throw<ActionFailure>()
            .WithMessage(
                "Two servers are named: github.com by GITHUB_API_URL, and ghe.example by GH_REPO.*"
                    + "Say which one is meant with --host, or unset one of them."
            );
    }

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
