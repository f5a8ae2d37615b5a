namespace MsReleaseActions.Workflows.Publishing;

/// <summary>What a release tree is made of.</summary>
/// <param name="Repository"><c>owner/name</c>, where source and release tree live.</param>
/// <param name="Tag"><c>vX.Y.Z</c> or <c>vX.Y.Z-pre</c>.</param>
/// <param name="SourceSha">The commit of the source, 40 hex digits.</param>
/// <param name="Image">The image of that commit by its digest, <c>ghcr.io/owner/name@sha256:…</c>.</param>
public sealed record PublishedRelease(string Repository, string Tag, string SourceSha, string Image)
{
    /// <summary>The tag that follows the releases of this major version: <c>v1</c>.</summary>
    public string MajorTag => Tag.Split('.')[0];

    /// <summary>A file or folder of the source commit, for people.</summary>
    public string Page(string path) => $"https://github.com/{Repository}/blob/{SourceSha}/{path}";
}
