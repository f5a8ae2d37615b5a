using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>What GitHub holds already.</summary>
/// <param name="HasCommit">The source commit is in the repository.</param>
/// <param name="TagCommit">The commit that the git tag of that name is on; null when there is no such tag.</param>
/// <param name="Leftovers">Empty drafts of an earlier run of ours, to be removed.</param>
/// <param name="Equal">Ids of the assets that are whole and hold the bytes that they should.</param>
internal sealed record PublishState(
    bool HasCommit,
    string? TagCommit,
    IReadOnlyList<Release> Leftovers,
    Candidate Candidate,
    IReadOnlySet<long> Equal
)
{
    public static async Task<PublishState> ReadAsync(
        CandidateTag tag,
        CandidateContent content,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var (gitHub, repository) = (run.GitHub, run.Connection.Repository);
        var reader = new CandidateReader(gitHub, repository, run.Time);
        var commit = await gitHub.Repositories.ResolveCommitAsync(repository, tag.SourceSha.Text, cancellation);
        var tagCommit = await gitHub.Repositories.GetTagCommitAsync(repository, tag.Text, cancellation);
        var releases = await gitHub.Releases.ListAsync(repository, cancellation);
        var election = DraftElection.Of(releases.Where(release => release.TagName == tag.Text));
        var candidate = await reader.ReadAsync(tag, election.Contenders, cancellation);
        return new PublishState(
            commit == tag.SourceSha.Text,
            tagCommit,
            election.Leftovers,
            candidate,
            await EqualAsync(candidate, content, run, cancellation)
        );
    }

    /// <summary>Sealed, with the same files from the same commit, and every byte is there.</summary>
    public bool IsSealedAs(CandidateContent content) =>
        Candidate is { State: CandidateState.Sealed, Seal: { } seal }
        && content.IsSameAs(seal.Manifest)
        && content.Files.All(file => Candidate.Find(file.Name) is { } asset && Equal.Contains(asset.Id));

    private static async Task<IReadOnlySet<long>> EqualAsync(
        Candidate candidate,
        CandidateContent content,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var proof = new AssetProof(run.GitHub.Assets, run.Connection.Repository, run.Time);
        var equal = new HashSet<long>();
        foreach (var source in content.Files.Append(content.Checksums))
        {
            if (candidate.Find(source.Name) is { } asset && await proof.HoldsAsync(asset, source, cancellation))
            {
                equal.Add(asset.Id);
            }
        }
        return equal;
    }
}
