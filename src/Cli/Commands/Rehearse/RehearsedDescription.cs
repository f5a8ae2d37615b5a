using MsReleaseActions.Cli.Commands.Lint;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Toolkit;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Cli.Commands.Rehearse;

/// <summary>What is wrong with a description is said before anything is built with it.</summary>
internal static class RehearsedDescription
{
    /// <summary>Says on standard error what <c>ms lint</c> finds in the description of a checkout.</summary>
    /// <exception cref="ActionFailure">It does not fit the checkout (exit 2), or cannot be read.</exception>
    public static async Task CheckAsync(Terminal terminal, string folder, CancellationToken cancellation)
    {
        var (_, report) = await CheckoutDescription.LintAsync(terminal, folder, cancellation);
        foreach (var finding in report.Findings)
        {
            await terminal.Error.WriteLineAsync(
                CommandText.Line(
                    $"{finding.File}:{finding.At}: {finding.Severity.ToString().ToLowerInvariant()}({
                        finding.Rule.Id}): {finding.Message}"
                )
            );
        }
        if (report.Count(Severity.Error) > 0)
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"--repo {folder}: {SettingsFile.Name} does not fit what is there, as said above",
                "It would stop the release later, after the build, so nothing was rehearsed",
                "Correct it; `ms lint` says of each why, and what to do"
            );
        }
    }
}
