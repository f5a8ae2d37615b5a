using MsReleaseActions.Workflows.Publishing;

namespace MsReleaseActions.ReleaseTrees;

/// <summary>The git objects of a release, written; no ref names them yet.</summary>
/// <param name="Commit">40 hex digits.</param>
/// <param name="Tag">The annotated tag's object, 40 hex digits.</param>
internal sealed record ReleaseObjects(string Commit, string Tag)
{
    private const string Actor = "github-actions[bot]";
    private const string Mail = "41898282+github-actions[bot]@users.noreply.github.com";

    /// <summary>
    /// Writes tree, commit and tag. Everything in them follows from the release, the time from the source commit:
    /// whoever does it again gets the same objects. The commit has no parent: then its push touches no workflow file,
    /// which a job's token may not do, and it does not depend on what was released before.
    /// </summary>
    public static ReleaseObjects Write(Git git, SourceCommit source, PublishedRelease release)
    {
        var when = $"{source.Seconds} +0000";
        var message = $"{release.Tag}\n\nsource {release.SourceSha}\nimage {release.Image}\n";
        git.Text("read-tree", "--empty");
        var entries = ReleaseTree
            .Of(source.Files(), release)
            .Select(file => $"100644 {git.Feed(file.Value, "hash-object", "-w", "--stdin")}\t{file.Key}\0");
        git.Feed(string.Concat(entries), "update-index", "-z", "--add", "--index-info");
        var commit = git.Run(
                ["commit-tree", git.Text("write-tree"), "-F", "-"],
                message,
                [
                    ("GIT_AUTHOR_NAME", Actor),
                    ("GIT_AUTHOR_EMAIL", Mail),
                    ("GIT_AUTHOR_DATE", when),
                    ("GIT_COMMITTER_NAME", Actor),
                    ("GIT_COMMITTER_EMAIL", Mail),
                    ("GIT_COMMITTER_DATE", when),
                ]
            )
            .Must();
        var tag = git.Feed(
            $"object {commit}\ntype commit\ntag {release.Tag}\ntagger {Actor} <{Mail}> {when}\n\n{message}",
            "mktag"
        );
        return new ReleaseObjects(commit, tag);
    }
}
