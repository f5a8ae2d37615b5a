using System.Collections.Concurrent;
using System.Diagnostics;
using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.Server.Git;

/// <summary>A git command that failed although it should not have.</summary>
public sealed class GitFailure(string message) : Exception(message);

/// <summary>
/// A git command whose answer is needed where nobody may wait for a process: it is to be asked, and what needs it done
/// again.
/// </summary>
public sealed class GitQuestion(Action ask) : Exception("git is to be asked before anything is changed")
{
    /// <summary>Runs it; the answer is kept.</summary>
    public void Ask() => ask();
}

/// <summary>
/// A bare repository of git's own format. Objects and refs are read and written here; what takes more knowledge
/// (merges, the history of a path, packs, revisions like <c>main~2</c>) is asked of the <c>git</c> command, with
/// nobody's configuration.
/// </summary>
internal sealed class GitStore : IDisposable
{
    internal const string NotInstalled = "git could not be started: is it installed?";
    private readonly ConcurrentDictionary<string, ProcessResult> known = new(StringComparer.Ordinal);

    private readonly Func<bool> mayNotWait;

    private GitStore(string folder, Func<bool> mayNotWait)
    {
        (Folder, this.mayNotWait) = (folder, mayNotWait);
        Objects = new GitObjects(folder);
        (Refs, History) = (new RefFiles(folder), new History(this));
    }

    public string Folder { get; }

    public GitObjects Objects { get; }

    public RefFiles Refs { get; }

    public History History { get; }

    /// <summary>What was found to lie between two trees or commits: that never changes either.</summary>
    public ConcurrentDictionary<(string From, string To), IReadOnlyList<FileChange>> Differences { get; } = new();

    /// <summary>Makes an empty bare repository.</summary>
    /// <param name="mayNotWait">Whether who asks holds a lock under which no process is waited for; null:
    /// never.</param>
    public static GitStore Create(string folder, string defaultBranch, Func<bool>? mayNotWait = null)
    {
        Init(folder, defaultBranch, bare: true);
        return new GitStore(folder, mayNotWait ?? (() => false));
    }

    /// <summary>Makes what <c>git init</c> makes, without the samples.</summary>
    /// <param name="folder">The bare repository, or <c>.git</c> of a working copy.</param>
    public static void Init(string folder, string branch, bool bare)
    {
        foreach (var part in (string[])["objects/info", "objects/pack", "refs/heads", "refs/tags"])
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
        }
        File.WriteAllText(
            Path.Combine(folder, "config"),
            $"[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = {(bare ? "true" : "false")}\n"
        );
        new RefFiles(folder).SetHead(branch);
    }

    /// <summary>
    /// What git says of objects that are named by their full SHA and nothing else: that never changes, so it is asked
    /// once.
    /// </summary>
    /// <exception cref="GitQuestion">It was not asked yet, and may not be waited for here.</exception>
    /// <exception cref="GitFailure">It gave no answer: that may be otherwise the next time.</exception>
    public ProcessResult Fixed(params string[] arguments) =>
        known.GetOrAdd(
            string.Join('\0', arguments),
            _ => mayNotWait() ? throw new GitQuestion(() => Fixed(arguments)) : Answered(Run(arguments), arguments)
        );

    /// <summary>As <see cref="Fixed"/>; throws where git fails.</summary>
    public ProcessResult MustFixed(params string[] arguments) => Must(Fixed(arguments), arguments);

    public void Dispose() => Objects.Dispose();

    internal static ProcessStartInfo Command(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }
        start.Environment["GIT_DIR"] = folder;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        foreach (var role in (string[])["AUTHOR", "COMMITTER"])
        {
            start.Environment[$"GIT_{role}_NAME"] = "GitHub";
            start.Environment[$"GIT_{role}_EMAIL"] = "noreply@github.com";
        }
        return start;
    }

    private ProcessResult Run(string[] arguments) =>
        ProcessResult.Of(Command(Folder, arguments)) ?? throw new GitFailure(NotInstalled);

    // 1 and something said is a no, such as a conflict; all else is a git that could not do what it was asked
    private static ProcessResult Answered(ProcessResult result, string[] arguments) =>
        result is { ExitCode: 1, Output.Length: > 0 } ? result : Must(result, arguments);

    private static ProcessResult Must(ProcessResult result, string[] arguments) =>
        result.ExitCode == 0
            ? result
            : throw new GitFailure(
                $"git {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Error.Trim()}"
            );
}
