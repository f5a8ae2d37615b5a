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

    public void AddTo(DescribedCommand command)
    {
        command.AsksGitHub = true;
        command.Add(Repository);
        command.Add(Config);
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
