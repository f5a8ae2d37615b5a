using System.Text.RegularExpressions;
using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>The packages of the system that workflow files install on Linux.</summary>
internal static partial class SystemPackages
{
    private static readonly string[] Tools = ["apt", "apt-get", "aptitude"];

    // the word behind them is no package
    private static readonly string[] WithValue =
    [
        "-t",
        "--target-release",
        "--default-release",
        "-o",
        "--option",
        "-c",
        "--config-file",
    ];

    public static IReadOnlyList<string> Of(IEnumerable<WorkflowFile> files) =>
        [
            .. files
                .SelectMany(file => file.Jobs)
                .SelectMany(job => job.Steps)
                .Where(step => step.Run is not null)
                .SelectMany(step => ShellScript.Commands(step.Run!.Text))
                .Where(command => Tools.Contains(command.Name, StringComparer.Ordinal))
                .SelectMany(command => Names([.. command.Words.SkipWhile(word => word != "install").Skip(1)]))
                .Distinct(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Names(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (WithValue.Contains(words[at], StringComparer.Ordinal) || Redirection().IsMatch(words[at]))
            {
                at++;
            }
            else if (Package().Match(words[at]) is { Success: true } package)
            {
                yield return package.Groups["name"].Value;
            }
        }
    }

    // the file is the next word; where it stands in the same one, that is no package's name
    [GeneratedRegex(@"\A[0-9]*(<|>>?|<>|>\|)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Redirection();

    // a version behind it is that of another image of the system; a file that is built is no package of it
    [GeneratedRegex(
        @"\A(?<name>[a-z0-9][a-z0-9.+-]*[a-z0-9+](?<!\.deb)(:[a-z0-9-]+)?)(=[^<>]*)?\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Package();
}
