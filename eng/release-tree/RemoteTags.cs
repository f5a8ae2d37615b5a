using MsReleaseActions.Core;

namespace MsReleaseActions.ReleaseTrees;

/// <summary>A tag of the remote.</summary>
/// <param name="Object">What the ref names: a tag object, or a commit.</param>
/// <param name="Commit">What that is of.</param>
internal sealed record RemoteTag(string Object, string Commit);

/// <summary>The remote's tags as they are at this moment; those of the checkout may be old.</summary>
internal static class RemoteTags
{
    private const string Prefix = "refs/tags/";
    private const string Peeled = "^{}";

    /// <summary>By name, without <c>refs/tags/</c>.</summary>
    /// <exception cref="Refused">The remote did not answer.</exception>
    public static IReadOnlyDictionary<string, RemoteTag> Read(Git git, string remote)
    {
        var answer = git.Run(["ls-remote", "--tags", "--", remote]);
        return answer.ExitCode == 0
            ? Parse(answer.Output)
            : throw new Refused(
                ExitCode.GitHub,
                $"the tags of {remote} could not be read: {answer.Error}. Nothing was changed; run it again"
            );
    }

    /// <summary>
    /// Lines of <c>object TAB ref</c>; an annotated tag has a second one, <c>ref^{}</c>, with its commit.
    /// </summary>
    public static IReadOnlyDictionary<string, RemoteTag> Parse(string lines)
    {
        var tags = new Dictionary<string, RemoteTag>(StringComparer.Ordinal);
        foreach (var parts in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')))
        {
            var name = parts[1][Prefix.Length..];
            if (name.EndsWith(Peeled, StringComparison.Ordinal))
            {
                name = name[..^Peeled.Length];
                tags[name] = tags[name] with { Commit = parts[0] };
            }
            else
            {
                tags[name] = new RemoteTag(parts[0], parts[0]);
            }
        }
        return tags;
    }
}
