using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>Makes the one draft of a candidate, and takes the others of ours out of the way.</summary>
internal sealed class CandidateDraft(CandidateTag tag, CandidateManifest manifest, ActionRun run)
{
    private readonly ReleaseDrafts drafts = new(run.GitHub, run.Connection.Repository, run.Time);

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
        var created = await drafts.CreateAsync(draft, marker.IsIn, cancellation);
        // GitHub's list may not show it yet
        var listed = await drafts.OfTagAsync(tag.Text, cancellation);
        var election = DraftElection.Of([created, .. listed.Where(release => release.Id != created.Id)]);
        if (election.Contenders is [var only] && only.Id == created.Id)
        {
            return created;
        }
        run.Workflow.Info(
            $"Draft {created.Id} was made beside "
                + $"{string.Join(", ", election.Contenders.Select(other => other.Id))} and is taken back"
        );
        await RemoveLeftoversAsync([created], cancellation);
        return null;
    }

    /// <summary>Removes drafts of ours, if they are still empty.</summary>
    public async Task RemoveLeftoversAsync(IReadOnlyList<Release> leftovers, CancellationToken cancellation)
    {
        foreach (var leftover in leftovers)
        {
            await drafts.RemoveEmptyAsync(
                leftover.Id,
                () => run.Workflow.Info($"Draft {leftover.Id} is empty and ours: removed"),
                cancellation
            );
        }
    }

    private string Body()
    {
        var origin =
            manifest.RunId > 0
                ? $" by [run {manifest.RunId}]"
                    + $"({run.Connection.ServerUrl}/{run.Connection.Repository}/actions/runs/{manifest.RunId})"
                : "";
        return $"Candidate{(manifest.Version is { } version ? $" {version}" : "")}, built{origin} from "
            + $"{tag.SourceSha}.\n\n"
            + "This is not a release. A release is promoted from it, byte for byte: leave it as it is.\n\n";
    }
}
