using System.Globalization;
using System.Text;

namespace MsReleaseActions.Server.Git;

/// <summary>Who did something in git, and when.</summary>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="When">Moment, in the time zone in which git has it.</param>
public sealed record GitActor(string Name, string Email, DateTimeOffset When)
{
    // a day from the ends of the calendar, so that every zone has it
    private static readonly long Earliest = DateTimeOffset.MinValue.AddDays(1).ToUnixTimeSeconds();
    private static readonly long Latest = DateTimeOffset.MaxValue.AddDays(-1).ToUnixTimeSeconds();
    private static readonly TimeSpan MostOffset = TimeSpan.FromHours(14);

    /// <summary>As git stores what the embedded GitHub writes: always in UTC.</summary>
    internal string Raw => $"{Name} <{Email}> {When.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} +0000";

    /// <summary>Reads <c>Name &lt;mail&gt; 1700000000 +0200</c>.</summary>
    internal static GitActor Parse(string text)
    {
        var (mail, end) = (text.IndexOf('<', StringComparison.Ordinal), text.LastIndexOf('>'));
        var time = text[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // git takes moments and zones that no calendar has
        var moment = DateTimeOffset.FromUnixTimeSeconds(
            Math.Clamp(long.Parse(time[0], CultureInfo.InvariantCulture), Earliest, Latest)
        );
        var zone = int.Parse(time[1], CultureInfo.InvariantCulture);
        var offset = new TimeSpan(zone / 100, zone % 100, 0);
        return new GitActor(
            text[..mail].Trim(),
            text[(mail + 1)..end],
            offset.Duration() <= MostOffset ? moment.ToOffset(offset) : moment
        );
    }
}

/// <summary>A commit as git has it.</summary>
public sealed record CommitInfo(
    string Sha,
    string Tree,
    IReadOnlyList<string> Parents,
    GitActor Author,
    GitActor Committer,
    string Message
)
{
    /// <summary>One commit, which exists.</summary>
    internal static CommitInfo Read(GitStore git, string commit) => git.History.Commit(commit);

    /// <summary>Reads the content of a commit object.</summary>
    internal static CommitInfo Parse(string sha, byte[] content)
    {
        var (head, message) = Split(Encoding.UTF8.GetString(content));
        // a line that begins with a space goes on with the one before: a signature
        var lines = head.Split('\n')
            .Where(line => !line.StartsWith(' '))
            .Select(line => line.Split(' ', 2))
            .ToLookup(line => line[0], line => line[^1], StringComparer.Ordinal);
        return new CommitInfo(
            sha,
            lines["tree"].First(),
            [.. lines["parent"]],
            GitActor.Parse(lines["author"].First()),
            GitActor.Parse(lines["committer"].First()),
            message.TrimEnd('\n')
        );
    }

    /// <summary>The headers of a commit or tag, and its text.</summary>
    internal static (string Head, string Message) Split(string text) =>
        text.IndexOf("\n\n", StringComparison.Ordinal) is var cut && cut < 0
            ? (text.TrimEnd('\n'), "")
            : (text[..cut], text[(cut + 2)..]);
}
