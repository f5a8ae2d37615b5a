using System.Globalization;

namespace MsReleaseActions.Sandbox.Git;

/// <summary>Who did something in git, and when.</summary>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="When">Moment, its offset dropped.</param>
public sealed record GitActor(string Name, string Email, DateTimeOffset When)
{
    /// <summary>As git stores it.</summary>
    internal string Raw => $"{Name} <{Email}> {When.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} +0000";
}

/// <summary>A commit as git has it.</summary>
public sealed record CommitInfo(string Sha, string Tree, IReadOnlyList<string> Parents, GitActor Author, GitActor Committer, string Message)
{
    private const string Format = "--format=%H%x00%T%x00%P%x00%an%x00%ae%x00%at%x00%cn%x00%ce%x00%ct%x00%B%x1e";

    /// <summary>One commit, which exists.</summary>
    internal static CommitInfo Read(GitStore git, string commit) => Log(git, "-1", commit)[0];

    /// <summary>The commits that <c>git log</c> gives for its arguments.</summary>
    internal static IReadOnlyList<CommitInfo> Log(GitStore git, params string[] arguments) =>
        [.. git.Text(["log", Format, .. arguments, "--"]).Split('\u001e').Select(t => t.TrimStart('\n')).Where(t => t.Length > 0).Select(Parse)];

    /// <summary>As <see cref="Log(GitStore, string[])"/>, limited to what changed a path.</summary>
    internal static IReadOnlyList<CommitInfo> LogOf(GitStore git, string path, params string[] arguments) =>
        [.. git.Text(["log", Format, .. arguments, "--", path]).Split('\u001e').Select(t => t.TrimStart('\n')).Where(t => t.Length > 0).Select(Parse)];

    private static CommitInfo Parse(string text)
    {
        var parts = text.Split('\0', 10);
        return new CommitInfo(
            parts[0],
            parts[1],
            parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries),
            new GitActor(parts[3], parts[4], Time(parts[5])),
            new GitActor(parts[6], parts[7], Time(parts[8])),
            parts[9].TrimEnd('\n')
        );
    }

    private static DateTimeOffset Time(string seconds) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));
}
