using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Publishing;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>
/// The repository <c>org/ms-release-actions</c> with this build's actions as a release: what <c>uses:
/// org/ms-release-actions/ID@v1</c> finds.
/// </summary>
internal static class ActionsSeed
{
    public const string FullName = "org/ms-release-actions";
    private const string Folder = "source/";
    private const string Tag = "v1.0.0";

    /// <summary>The files of the source tree that a release is made of, by path.</summary>
    public static IReadOnlyDictionary<string, string> Source { get; } =
        Resources.Names(Folder).ToDictionary(name => name[Folder.Length..], Resources.Text, StringComparer.Ordinal);

    /// <summary>Makes the repository: the source on its default branch, and the release tree under its tags.</summary>
    public static SandboxRepository Plant(GitHubSandbox github)
    {
        var repository = github.CreateRepository(FullName, made => made.Description = "Builds once and promotes");
        var source = repository.Commit(Source, "The actions of this build");
        // no registry is there to have a digest of it
        var release = new PublishedRelease(
            FullName,
            Tag,
            source,
            $"ghcr.io/{FullName}@sha256:{Sha256.Of(Encoding.UTF8.GetBytes(source))}"
        );
        var tree = repository.Commit(
            ReleaseTree.Of(Source, release),
            $"{Tag}\n\nsource {source}\nimage {release.Image}",
            "release-tree"
        );
        repository.CreateTag(Tag, tree);
        repository.CreateTag(release.MajorTag, tree);
        return repository;
    }
}
