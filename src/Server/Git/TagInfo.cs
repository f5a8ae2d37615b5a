using System.Text;

namespace MsReleaseActions.Server.Git;

/// <summary>A tag object.</summary>
/// <param name="Object">What it names, 40 hex digits.</param>
/// <param name="Type">Of what it names.</param>
/// <param name="Name">Without <c>refs/tags/</c>.</param>
/// <param name="Tagger">Who made it; null in tags of git's first years.</param>
/// <param name="Message">As git has it.</param>
internal sealed record TagInfo(string Object, string Type, string Name, GitActor? Tagger, string Message)
{
    public static TagInfo Parse(byte[] content)
    {
        var (head, message) = CommitInfo.Split(Encoding.UTF8.GetString(content));
        var lines = head.Split('\n')
            .Select(line => line.Split(' ', 2))
            .ToDictionary(line => line[0], line => line[^1], StringComparer.Ordinal);
        return new TagInfo(
            lines["object"],
            lines["type"],
            lines["tag"],
            lines.TryGetValue("tagger", out var tagger) ? GitActor.Parse(tagger) : null,
            message
        );
    }
}
