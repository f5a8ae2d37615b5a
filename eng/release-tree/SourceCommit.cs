using System.Text;
using System.Text.RegularExpressions;
using MsReleaseActions.Core;
using MsReleaseActions.Workflows.Publishing;

namespace MsReleaseActions.ReleaseTrees;

/// <summary>The source as it was committed; the checkout's files are not looked at.</summary>
/// <param name="git">Of the checkout.</param>
/// <param name="sha">40 hex digits.</param>
internal sealed partial class SourceCommit(Git git, string sha)
{
    /// <summary>
    /// The committer's time, seconds since 1970: the release commit has it too, so that the same source gives the same
    /// commit.
    /// </summary>
    public string Seconds => git.Text("show", "--no-patch", "--format=%ct", sha);

    /// <summary>Why it cannot be released as this version; empty: it can.</summary>
    /// <param name="branch">Must contain it, a ref such as <c>refs/remotes/origin/main</c>.</param>
    public IEnumerable<string> Problems(PublishedRelease release, string branch)
    {
        if (git.TryText("cat-file", "-e", $"{sha}^{{commit}}") is null)
        {
            return [$"{sha} is no commit of this checkout: fetch the whole history, and name a commit of it"];
        }
        var version = release.Tag[1..];
        return (
            (string?[])
                [
                    git.TryText("merge-base", "--is-ancestor", sha, branch) is null
                        ? $"{sha} is not reachable from {branch}: only what was merged is released"
                        : null,
                    Version().Match(Read("Directory.Build.props")).Groups["version"].Value is var written
                    && written != version
                        ? $"Directory.Build.props of {sha} says version '{written}', not '{version}': merge the "
                            + "version first"
                        : null,
                    Read("CHANGELOG.md").Contains($"\n## [{version}]", StringComparison.Ordinal)
                        ? null
                        : $"CHANGELOG.md of {sha} has no heading '## [{version}]': say there what the release brings",
                ]
        ).OfType<string>();
    }

    /// <summary>The files that a release tree is made of, by path.</summary>
    /// <exception cref="Refused">A needed one is missing, or is not UTF-8.</exception>
    public IReadOnlyDictionary<string, string> Files()
    {
        var all = git.Text("ls-tree", "-r", "--name-only", "-z", sha)
            .Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var files = all.Where(ReleaseTree.Reads).ToDictionary(path => path, Read, StringComparer.Ordinal);
        var ids = ReleaseTree.Ids(all);
        var missing = ids.Select(id => $"actions/{id}/README.md")
            .Append("LICENSE")
            .Where(path => !files.ContainsKey(path))
            .ToList();
        return ids.Count > 0 && missing.Count == 0
            ? files
            : throw new Refused(
                ExitCode.No,
                ids.Count == 0
                    ? $"{sha} has no actions/ID/action.yml: it is not a commit of this project"
                    : $"{sha} has no {string.Join(", ", missing)}: every action needs its page"
            );
    }

    private string Read(string path)
    {
        try
        {
            return git.Run(["cat-file", "blob", $"{sha}:{path}"]) is { ExitCode: 0 } found ? found.Output : "";
        }
        catch (DecoderFallbackException)
        {
            throw new Refused(ExitCode.No, $"{path} of {sha} is not UTF-8");
        }
    }

    [GeneratedRegex(@"<Version>(?<version>[^<]*)</Version>", RegexOptions.ExplicitCapture)]
    private static partial Regex Version();
}
