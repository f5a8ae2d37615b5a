using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;

namespace MsReleaseActions.CliTests.Commands.Operator;

[Testing.Needs(Testing.Need.Nothing)]
public sealed class ServerTests
{
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

    private static Terminal Typing(params (string, string)[] variables) =>
        new TypedCommand(variables: variables).Terminal;
}
