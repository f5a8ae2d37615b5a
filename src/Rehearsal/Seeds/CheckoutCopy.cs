using System.Diagnostics;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Files;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server;
using MsReleaseActions.Server.Processes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>Makes a repository of the embedded GitHub that has what a checkout holds.</summary>
internal static class CheckoutCopy
{
    /// <summary>
    /// Copies the history, and what git would commit now as one more commit. The checkout itself is only read.
    /// </summary>
    /// <exception cref="CommandFailure">It is no git checkout.</exception>
    public static SandboxRepository Make(GitHubSandbox github, string folder)
    {
        var path = Path.GetFullPath(folder);
        var repository = github.CreateRepository(NameOf(path));
        var (fetched, said) = Git.Run(
            repository.GitFolder,
            "fetch",
            "--quiet",
            path,
            $"HEAD:refs/heads/{repository.DefaultBranch}"
        );
        if (!fetched)
        {
            throw new CommandFailure(
                ExitCode.BadInput,
                $"--repo {folder}: its commits could not be read: {said.Trim()}"
            );
        }
        CommitRest(repository, path);
        return repository;
    }

    // a description may name where it is released
    private static string NameOf(string path)
    {
        var name = RepositoryName.OfFolder("org", Path.GetFileName(Path.TrimEndingDirectorySeparator(path)));
        try
        {
            return PlainFile.Read(Path.Combine(path, SettingsFile.Name), SettingsFile.MostBytes) is { } bytes
                ? SettingsFile.Parse(bytes, name).Repository.ToString()
                : name.ToString();
        }
        catch (Exception failure) when (failure is ActionFailure or FormatException)
        {
            // it is read again, and refused, with what is committed
            return name.ToString();
        }
    }

    private static void CommitRest(SandboxRepository repository, string path)
    {
        var index = Path.Combine(repository.GitFolder, "rehearsal-index");
        string[] at = ["--work-tree", path];
        Must(repository, index, [.. at, "read-tree", repository.DefaultBranch]);
        Must(repository, index, [.. at, "add", "--all", "."]);
        var tree = Must(repository, index, ["write-tree"]);
        File.Delete(index);
        if (tree == Must(repository, index, ["rev-parse", $"{repository.DefaultBranch}^{{tree}}"]))
        {
            return;
        }
        var commit = Must(
            repository,
            index,
            ["commit-tree", tree, "-p", repository.DefaultBranch, "-m", "What is not committed yet"]
        );
        Must(repository, index, ["update-ref", $"refs/heads/{repository.DefaultBranch}", commit]);
    }

    private static string Must(SandboxRepository repository, string index, string[] arguments)
    {
        var start = new ProcessStartInfo(
            "git",
            [
                "-c",
                "safe.directory=*",
                "-c",
                "core.hooksPath=/dev/null",
                "--git-dir",
                repository.GitFolder,
                .. arguments,
            ]
        );
        start.Environment["GIT_INDEX_FILE"] = index;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        foreach (var role in (string[])["AUTHOR", "COMMITTER"])
        {
            start.Environment[$"GIT_{role}_NAME"] = "rehearsal";
            start.Environment[$"GIT_{role}_EMAIL"] = "rehearsal@localhost";
        }
        var result = ProcessResult.Of(start);
        return result is { ExitCode: 0 }
            ? result.Text
            : throw new CommandFailure(
                ExitCode.BadInput,
                $"--repo: what is not committed could not be read: {result?.Error.Trim() ?? "git is not installed"}"
            );
    }
}
