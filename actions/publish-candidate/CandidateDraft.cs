using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>Makes the one draft of a candidate, and takes the others of ours out of the way.</summary>
internal sealed class CandidateDraft(CandidateTag tag, CandidateManifest manifest, ActionRun run)
{
    private readonly RepositoryName repository = run.Connection.Repository;

    /// <returns>The draft; null when another run made one first, and ours was removed.</returns>
    public async Task<Release?> CreateAsync(CancellationToken cancellation)
    {
        var marker = DraftMarker.New();
        var draft = new NewRelease(tag.Text, tag.SourceSha.Text)
        {
            Name = tag.Text,
            Body = Body() + marker.Text,
            Prerelease = true,
        };
        var created = await Writes.DoAsync(
            run.Time,
            token => run.GitHub.Releases.CreateAsync(repository, draft, token),
            async token => (await OfTagAsync(token)).FirstOrDefault(marker.IsIn),
            cancellation);
        var election = DraftElection.Of(await OfTagAsync(cancellation));
        if (election.Contenders is [var only] && only.Id == created.Id)
        {
            return created;
        }
        run.Workflow.Info($"Draft {created.Id} was made beside {string.Join(", ", election.Contenders.Select(other => other.Id))} and is taken back");
        await RemoveLeftoversAsync([created], cancellation);
        return null;
    }

    /// <summary>Removes drafts of ours, if they are still empty.</summary>
    public async Task RemoveLeftoversAsync(IReadOnlyList<Release> leftovers, CancellationToken cancellation)
    {
        foreach (var leftover in leftovers)
        {
            if (await run.GitHub.Releases.GetAsync(repository, leftover.Id, cancellation) is { Draft: true }
                && (await run.GitHub.Assets.ListAsync(repository, leftover.Id, cancellation)).Count == 0)
            {
                run.Workflow.Info($"Draft {leftover.Id} is empty and ours: removed");
                await run.GitHub.Releases.DeleteAsync(repository, leftover.Id, cancellation);
            }
        }
    }

    private async Task<IEnumerable<Release>> OfTagAsync(CancellationToken cancellation) =>
        (await run.GitHub.Releases.ListAsync(repository, cancellation)).Where(release => release.TagName == tag.Text);

    private string Body()
    {
        var origin = manifest.RunId > 0 ? $" by [run {manifest.RunId}]({run.Connection.ServerUrl}/{repository}/actions/runs/{manifest.RunId})" : "";
        return $"Candidate{(manifest.Version is { } version ? $" {version}" : "")}, built{origin} from {tag.SourceSha}.\n\n"
            + "This is not a release. A release is promoted from it, byte for byte: leave it as it is.\n\n";
    }
}
