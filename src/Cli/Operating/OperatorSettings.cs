using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.GitHub;
using MsReleaseActions.Runtime;
using MsReleaseActions.Train.Settings;

namespace MsReleaseActions.Cli.Operating;

/// <summary>Finds the settings of the product that is meant.</summary>
internal static class OperatorSettings
{
    /// <param name="file">As <c>--config</c> has it.</param>
    /// <param name="repository">As <c>--repo</c> has it.</param>
    /// <exception cref="ActionFailure">Nobody says which repository is meant.</exception>
    public static async Task<ReleaseSettings> ReadAsync(Terminal terminal, string? file, RepositoryName? repository, CancellationToken cancellation)
    {
        var meant = repository ?? await OperatorRepository.GuessAsync(terminal, cancellation);
        return new ReleaseSettings(meant ?? throw new ActionFailure(
            ExitCode.BadInput,
            "It is not known which repository is meant",
            "Nothing names it: no --repo, no ms-release.json, no GH_REPO, and this is no checkout with a remote origin on GitHub",
            "Give --repo OWNER/NAME"));
    }
}
