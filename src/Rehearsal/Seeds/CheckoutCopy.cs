using MsReleaseActions.Core;
using MsReleaseActions.Core.Files;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>Makes a repository of the embedded GitHub that has what a checkout holds.</summary>
internal static class CheckoutCopy
{
    /// <summary>
    /// Copies the history, and what git would commit now as one more commit. The checkout itself is only read.
    /// </summary>
    /// <exception cref="ActionFailure">It is no git checkout (exit 2).</exception>
    public static SandboxRepository Make(GitHubSandbox github, string folder)
    {
        var path = Path.GetFullPath(folder);
        var said = SaidIn(path);
        var repository = github.CreateRepository(said.Repository.ToString());
        repository.DefaultBranch = said.Branch;
        _ = Git.Run(repository.GitFolder, "symbolic-ref", "HEAD", $"refs/heads/{said.Branch}");
        // of a shallow clone as much as it has
        var (fetched, answer) = Git.Run(
            repository.GitFolder,
            "fetch",
            "--quiet",
            "--update-shallow",
            path,
            $"HEAD:refs/heads/{repository.DefaultBranch}"
        );
        if (!fetched)
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"--repo {folder}: its commits could not be read: {answer.Trim().ReplaceLineEndings(" ")}",
                "The last commit, and what is not committed yet, is what is rehearsed",
                "Name the root of a git checkout that has a commit"
            );
        }
        ShallowHistory.Complete(repository.GitFolder);
        UncommittedFiles.Commit(repository, path);
        return repository;
    }

    // a description may name where it is released, and of which branch
    private static ReleaseSettings SaidIn(string path)
    {
        var name = RepositoryName.OfFolder("org", Path.GetFileName(Path.TrimEndingDirectorySeparator(path)));
        try
        {
            return PlainFile.Read(Path.Combine(path, SettingsFile.Name), SettingsFile.MostBytes) is { } bytes
                ? SettingsFile.Parse(bytes, name)
                : new ReleaseSettings(name);
        }
        catch (Exception failure) when (failure is ActionFailure or FormatException)
        {
            // it is read again, and refused, with what is committed
            return new ReleaseSettings(name);
        }
    }
}
