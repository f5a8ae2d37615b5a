using System.CommandLine;
using System.CommandLine.Parsing;
using MsReleaseActions.Cli.Help;
using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>The options that every command has which asks GitHub.</summary>
internal sealed class OperatorOptions
{
    public Option<RepositoryName?> Repository { get; } =
        new("--repo")
        {
            Description =
                "The product's repository. [default: what ms-release.json says, $GH_REPO, or the checkout's origin]",
            HelpName = "OWNER/NAME",
            CustomParser = Parse,
        };

    public Option<string?> Config { get; } =
        new("--config")
        {
            Description = "The settings. [default: ms-release.json at the root of the checkout, if it is there]",
            HelpName = "FILE",
        };

    public Option<string?> Host { get; } = OfHost();

    public void AddTo(DescribedCommand command)
    {
        command.AsksGitHub = true;
        command.Add(Repository);
        command.Add(Config);
        command.Add(Host);
    }

    /// <summary>The option that says which server is meant.</summary>
    public static Option<string?> OfHost()
    {
        var option = new Option<string?>(ServerAddress.Option)
        {
            Description =
                "The server that is meant, and that is sent the token. [default: that of $GITHUB_API_URL, $GH_REPO or "
                + "$GH_HOST, which is sent only a token that is its own; else github.com]",
            HelpName = "HOST",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && ServerAddress.WhyNotHost(token.Value) is { } problem)
            {
                result.AddError($"{ServerAddress.Option} {problem}");
            }
        });
        return option;
    }

    private static RepositoryName? Parse(ArgumentResult result)
    {
        if (!RepositoryName.TryParse(result.Tokens[0].Value, out var name, out var problem))
        {
            result.AddError($"--repo {problem}");
        }
        return name;
    }
}
