namespace MsReleaseActions.ReleaseTrees;

/// <summary>What the tag of a release says about itself.</summary>
/// <param name="SourceSha">The commit that it was made from; empty where the tag is somebody else's.</param>
/// <param name="Image">Its image, by digest.</param>
internal sealed record PublishedTag(string SourceSha, string Image)
{
    /// <summary>Reads it from the remote; null where there is none.</summary>
    /// <exception cref="Refused">The remote did not answer.</exception>
    public static PublishedTag? Read(Git git, string remote, string tag)
    {
        if (!RemoteTags.Read(git, remote).TryGetValue(tag, out var there))
        {
            return null;
        }
        git.Text("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--", remote, $"refs/tags/{tag}");
        var lines = (git.TryText("cat-file", "tag", there.Object) ?? "").Split('\n');
        return new PublishedTag(After("source "), After("image "));

        string After(string word) =>
            lines.FirstOrDefault(line => line.StartsWith(word, StringComparison.Ordinal))?[word.Length..] ?? "";
    }
}
