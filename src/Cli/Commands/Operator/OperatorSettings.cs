using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Files;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>Finds the settings of the product that is meant.</summary>
internal static class OperatorSettings
{
    /// <param name="terminal">Where the command was typed.</param>
    /// <param name="file">As <c>--config</c> has it.</param>
    /// <param name="repository">As <c>--repo</c> has it.</param>
    /// <param name="kind">What kind of product is meant.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <returns>The settings; of a repository whose description is not here the defaults.</returns>
    /// <exception cref="ActionFailure">The file is wrong, or nobody says which repository is meant: exit 2.</exception>
    public static async Task<(ReleaseSettings Settings, bool IsDescribed)> ReadAsync(
        Terminal terminal,
        string? file,
        RepositoryName? repository,
        ProductKind kind,
        CancellationToken cancellation
    )
    {
        var path = file is null ? Find(terminal.Folder) : Path.Combine(terminal.Folder, file);
        var meant = repository ?? await OperatorRepository.GuessAsync(terminal, cancellation);
        if (path is null)
        {
            var defaults = ReleaseSettings.Of(
                kind,
                meant
                    ?? throw new ActionFailure(
                        ExitCode.BadInput,
                        "It is not known which repository is meant",
                        "Nothing names it: no --repo, no ms-release.json, no GH_REPO, and this is no checkout "
                            + "with a remote origin on GitHub",
                        "Give --repo OWNER/NAME"
                    )
            );
            return (defaults, IsDescribed: false);
        }
        var settings = SettingsFile.Parse(
            file is null ? Found(path) : await BytesAsync(path, file, cancellation),
            meant,
            file ?? SettingsFile.Name,
            kind
        );
        // what is typed counts for more than what is written down
        return (repository is null ? settings : settings with { Repository = repository }, IsDescribed: true);
    }

    /// <summary>The settings of a repository as its default branch describes them; null where it does not.</summary>
    /// <exception cref="ActionFailure">The file is wrong: exit 2.</exception>
    /// <exception cref="GitHubFailure">GitHub did not answer.</exception>
    public static async Task<ReleaseSettings?> ReadAsync(
        GitHubClient github,
        RepositoryName repository,
        ProductKind kind,
        CancellationToken cancellation
    ) =>
        await github.Contents.ReadFileAsync(repository, SettingsFile.Name, "HEAD", cancellation) is { } bytes
            ? SettingsFile.Parse(bytes, repository, $"{SettingsFile.Name} of {repository}", kind) with
            {
                Repository = repository,
            }
            : null;

    /// <summary>The file at the root of the checkout that a folder is in; null where there is none.</summary>
    private static string? Find(string folder)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, SettingsFile.Name);
            if (File.Exists(path))
            {
                return path;
            }
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
            {
                return null;
            }
        }
        return null;
    }

    // what lies in a checkout is anybody's
    private static byte[] Found(string path)
    {
        try
        {
            return PlainFile.Read(path, SettingsFile.MostBytes) ?? [];
        }
        catch (FormatException problem)
        {
            throw new ActionFailure(ExitCode.BadInput, $"{SettingsFile.Name} cannot be used: {problem.Message}");
        }
    }

    // what is typed may be a pipe
    private static async Task<byte[]> BytesAsync(string path, string shown, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ActionFailure(ExitCode.BadInput, $"The settings {shown} cannot be read: {failure.Message}");
        }
    }
}
