using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;

namespace MsReleaseActions.GitHub.Candidates;

/// <summary>A spec, and the commit that brought it.</summary>
/// <param name="Spec">What it says.</param>
/// <param name="Source">The newest commit of the branch that changed it: a content release is made of this
/// commit.</param>
/// <param name="Date">When that was committed.</param>
/// <param name="Notes">Release notes, Markdown; empty where there are none.</param>
public sealed record SpecAtSource(ReleaseSpec Spec, CommitSha Source, DateTimeOffset Date, string Notes);

/// <summary>
/// Finds a spec in a repository, and the commit that brought it. So the same spec leads to the same commit, whenever
/// and however often it is released, and to the same candidate of that commit.
/// </summary>
/// <param name="contents">The repository's files.</param>
/// <param name="repository">The repository that releases.</param>
public sealed class SpecSource(ContentsClient contents, RepositoryName repository)
{
    /// <param name="path">Of the spec.</param>
    /// <param name="branch">Where it must be.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <exception cref="ActionFailure">There is none, or it breaks a rule: exit 1.</exception>
    public async Task<SpecAtSource> ReadAsync(string path, string branch, CancellationToken cancellation)
    {
        if (await contents.NewestCommitAsync(repository, path, branch, cancellation) is not { } commit)
        {
            throw Missing(path, branch);
        }
        var source = CommitSha.Parse(commit.Sha);
        var spec = await AtAsync(path, source, cancellation) ?? throw Missing(path, branch);
        var notes = await contents.ReadFileAsync(
            repository,
            ReleaseSpecFile.NotesPathOf(spec.Tag),
            source.Text,
            cancellation
        );
        return new SpecAtSource(
            spec,
            source,
            commit.Date,
            notes is null ? "" : System.Text.Encoding.UTF8.GetString(notes)
        );
    }

    /// <summary>The spec as a commit has it; null where it has none.</summary>
    /// <exception cref="ActionFailure">It breaks a rule: exit 1.</exception>
    public async Task<ReleaseSpec?> AtAsync(string path, CommitSha commit, CancellationToken cancellation) =>
        await contents.ReadFileAsync(repository, path, commit.Text, cancellation) is { } bytes
            ? ReleaseSpecFile.Parse(bytes, path, await DescribedAsync(commit, cancellation))
            : null;

    // as it was reviewed with the spec: the same commit gives the same release
    private async Task<ContentDescription> DescribedAsync(CommitSha commit, CancellationToken cancellation) =>
        ContentDescriptionFile
            .Parse(await contents.ReadFileAsync(repository, ContentDescriptionFile.Name, commit.Text, cancellation))
            .Content;

    private ActionFailure Missing(string path, string branch) =>
        ActionFailure.No(
            $"{repository} has no {path} on {branch}",
            "A content release is made of a spec that was reviewed and merged",
            "Merge the pull request that brings it (`ms release content publish` opens one), then dispatch again"
        );
}
