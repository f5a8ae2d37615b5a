namespace MsReleaseActions.Workflows.Publishing;

/// <summary>The page that says what a release tree is.</summary>
internal static class ReleaseTreePage
{
    public static string Of(PublishedRelease release, IReadOnlyList<string> ids)
    {
        var name = release.Image.Split('@')[0];
        return $"""
            # {release.Repository} {release.Tag}

            The actions of this release, ready to be used. This tree was generated; the source is
            [{release.SourceSha}](https://github.com/{release.Repository}/tree/{release.SourceSha}).

            | action | |
            |---|---|
            {string.Join(
                '\n',
                ids.Select(id => $"| [`{id}`]({id}/README.md) | `uses: {release.Repository}/{id}@{release.MajorTag}` |")
            )}

            `{release.MajorTag}` follows the newest stable release of its major version. To stay on these very bytes use the full commit of `{release.Tag}`.

            ## What is run
            Every `action.yml` here is the one of the source commit, byte for byte, but for `image:`, which names this image by its digest:

            ```
            {release.Image}
            ```

            ## How to verify it
            ```sh
            # the image was built by this repository's release workflow
            gh attestation verify oci://{release.Image} --repo {release.Repository} \
              --signer-workflow {release.Repository}/.github/workflows/release.yml
            # what went into it
            gh attestation verify oci://{release.Image} --repo {release.Repository} --predicate-type https://spdx.dev/Document/v2.3
            # this tree: made again from the source commit, it is the same commit
            git clone https://github.com/{release.Repository} source && cd source && git checkout {release.SourceSha}
            dotnet run --project eng/release-tree -- publish --dry-run --repository {release.Repository} \
              --version {release.Tag[1..]} --source-sha {release.SourceSha} --image {name} --digest {release.Image[
                (name.Length + 1)..
            ]}
            ```

            """;
    }
}
