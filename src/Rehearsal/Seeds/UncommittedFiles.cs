using System.Diagnostics;
using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Server.Processes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>What git would commit of a checkout beside its last commit: nothing that it ignores.</summary>
internal static class UncommittedFiles
{
    // of `git ls-files -t`: not checked out, so as the commit has it
    private const char Skipped = 'S';
    private const char Untracked = '?';
    private const string Submodule = "160000";

    /// <summary>Puts it on top of the default branch as one more commit, where there is something.</summary>
    /// <param name="path">Full path of the checkout, which is only read.</param>
    /// <exception cref="ActionFailure">git cannot say what there is (exit 2).</exception>
    public static void Commit(SandboxRepository repository, string path)
    {
        var branch = repository.DefaultBranch;
        var listed = Listed(path);
        var index = new WorkIndex(repository, path);
        index.Run("read-tree", branch);
        var gone = Paths(index.Run("ls-files", "-z")).Except(listed.Select(file => file.Path), StringComparer.Ordinal);
        index.Run(gone, "update-index", "--force-remove", "-z", "--stdin");
        index.Run(
            listed.Where(file => file.Tag != Skipped && file.Link is null).Select(file => file.Path),
            "update-index",
            "--add",
            "--remove",
            "--replace",
            "-z",
            "--stdin"
        );
        index.Run(listed.Select(file => file.Link).OfType<string>(), "update-index", "-z", "--index-info");
        var tree = index.Run("write-tree");
        if (tree != index.Run("rev-parse", $"{branch}^{{tree}}"))
        {
            var commit = index.Run("commit-tree", tree, "-p", branch, "-m", "What is not committed yet");
            index.Run("update-ref", $"refs/heads/{branch}", commit);
        }
        index.Delete();
    }

    // asked of the checkout itself: what is ignored is also said by .git/info/exclude and by its owner's configuration
    private static List<(char Tag, string Path, string? Link)> Listed(string path)
    {
        string[] arguments =
        [
            "-C",
            path,
            "-c",
            "core.fsmonitor=false",
            "ls-files",
            "-t",
            "-z",
            "--stage",
            "--cached",
            "--others",
            "--exclude-standard",
        ];
        return
        [
            .. Paths(Checked(ProcessResult.Of(new ProcessStartInfo("git", arguments))))
                // a repository within it is none of its files
                .Where(line => !line.EndsWith('/'))
                .Select(Parse)
                // where a folder is now, there is no such file any more
                .Where(file => file.Link is not null || !IsFolder(Path.Combine(path, file.Path)))
                // in the middle of a merge it is there once for each side
                .DistinctBy(file => file.Path, StringComparer.Ordinal)
                .Where(file => file.Tag != Untracked || !IsReport(Path.Combine(path, file.Path))),
        ];
    }

    // of an earlier rehearsal, which nobody committed
    private static bool IsReport(string file) =>
        file.EndsWith(".md", StringComparison.Ordinal)
        && File.Exists(file)
        && RehearsalMark.Is(File.ReadLines(file).FirstOrDefault() + "\n");

    // `? PATH`, or `H MODE SHA STAGE<tab>PATH` of what is tracked; of a submodule all behind the tag is kept
    private static (char Tag, string Path, string? Link) Parse(string line)
    {
        var (tag, rest) = (line[0], line[2..]);
        return tag == Untracked
            ? (tag, rest, null)
            : (
                tag,
                rest[(rest.IndexOf('\t', StringComparison.Ordinal) + 1)..],
                rest.StartsWith(Submodule, StringComparison.Ordinal) ? rest : null
            );
    }

    private static bool IsFolder(string path) => Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null;

    private static string[] Paths(string separated) => separated.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static string Checked(ProcessResult? result) =>
        result is { ExitCode: 0 }
            ? result.Text
            : throw new ActionFailure(
                ExitCode.BadInput,
                "--repo: what is not committed could not be read: "
                    + (result?.Error.Trim().ReplaceLineEndings(" ") ?? "git is not installed"),
                "What git would commit is rehearsed as well",
                "See what `git status` says there"
            );

    /// <summary>An index of the repository, with the checkout as its work tree.</summary>
    private sealed class WorkIndex(SandboxRepository repository, string path)
    {
        private readonly string file = Path.Combine(repository.GitFolder, "rehearsal-index");

        public string Run(params string[] arguments) => Run([], arguments);

        /// <param name="paths">What is written to it, each with a zero byte behind it.</param>
        public string Run(IEnumerable<string> paths, params string[] arguments)
        {
            string[] always = ["-c", "core.hooksPath=/dev/null"];
            var start = new ProcessStartInfo(
                "git",
                [.. always, "--git-dir", repository.GitFolder, "--work-tree", path, .. arguments]
            )
            {
                WorkingDirectory = path,
            };
            start.Environment["GIT_INDEX_FILE"] = file;
            start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
            start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
            foreach (var role in (string[])["AUTHOR", "COMMITTER"])
            {
                start.Environment[$"GIT_{role}_NAME"] = "rehearsal";
                start.Environment[$"GIT_{role}_EMAIL"] = "rehearsal@localhost";
            }
            return Checked(
                ProcessResult.Of(start, Encoding.UTF8.GetBytes(string.Concat(paths.Select(one => $"{one}\0"))))
            );
        }

        public void Delete() => File.Delete(file);
    }
}
