using System.Text.RegularExpressions;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>Which repository is meant when nobody says it.</summary>
internal static partial class OperatorRepository
{
    /// <summary>
    /// What <c>GH_REPO</c> names, else the remote <c>origin</c> of the checkout that we are in; null where there is
    /// neither.
    /// </summary>
    /// <exception cref="ActionFailure"><c>GH_REPO</c> holds no repository.</exception>
    public static async Task<RepositoryName?> GuessAsync(Terminal terminal, CancellationToken cancellation)
    {
        if (terminal.Variable("GH_REPO") is { } named)
        {
            var text = HostOf(terminal) is { } host ? named[(host.Length + 1)..] : named;
            return RepositoryName.TryParse(text, out var name, out var problem)
                ? name
                : throw new ActionFailure(ExitCode.BadInput, $"GH_REPO {problem}");
        }
        return await terminal.AskTool("git", ["remote", "get-url", "origin"], cancellation) is { } url
            ? OfRemote(url)
            : null;
    }

    /// <summary>The host that <c>GH_REPO</c> has before owner and name, as <c>gh</c> allows it; null where it has
    /// none.</summary>
    public static string? HostOf(Terminal terminal) =>
        terminal.Variable("GH_REPO") is { } named && named.Split('/') is [var host, _, _] ? host : null;

    /// <summary>The repository of a remote's address, in any form that git knows.</summary>
    internal static RepositoryName? OfRemote(string url) =>
        Remote().Match(url.Trim()) is { Success: true } match
        && RepositoryName.TryParse(match.Groups["repository"].Value, out var name, out _)
            ? name
            : null;

    [GeneratedRegex(@"[:/](?<repository>[^/:]+/[^/]+?)(?:\.git)?/?\z")]
    private static partial Regex Remote();
}
