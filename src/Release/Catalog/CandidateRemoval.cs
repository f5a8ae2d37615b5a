using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Catalog;

/// <summary>
/// Deletes candidates by id, each looked at again before: nothing that came into use meanwhile, and nothing that is no
/// candidate.
/// </summary>
public sealed class CandidateRemoval(ReleaseServices services)
{
    /// <summary>What removing one writes, in the words in which it is announced.</summary>
    public static IReadOnlyList<string> Writes(KnownCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var release =
            $"delete the {(candidate.Release.Draft ? "draft" : "prerelease")} {candidate.Tag} (release "
            + $"{candidate.Release.Id}, {ByteSize.Show(candidate.Bytes)})";
        return candidate.Release.Draft ? [release] : [$"delete the git tag {candidate.Tag}", release];
    }

    /// <returns>False where it is gone already.</returns>
    /// <exception cref="ActionFailure">It is in use, or is not what it was.</exception>
    public async Task<bool> RemoveAsync(KnownCandidate candidate, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        if (
            await services.GitHub.Releases.GetAsync(services.Repository, candidate.Release.Id, cancellation)
            is not { } now
        )
        {
            return false;
        }
        Refuse(candidate, now);
        if (
            CandidateUses.RunOf(await CandidateUses.LiveAsync(services, cancellation), candidate.Tag.SourceSha) is
            { } run
        )
        {
            throw ActionFailure.No(
                $"{candidate.Tag} stays: run {run} is at work on it",
                "A run would fail on what disappears under it",
                "Wait for the run, or cancel it"
            );
        }
        var writes = Writes(candidate);
        // the tag first: without it the release is a draft, which the next try finds and removes
        if (!now.Draft && !await IsSharedAsync(now, cancellation))
        {
            await services.WriteAsync(
                StepId.Candidate,
                writes[0],
                async () =>
                {
                    await services.Operator.Objects.DeleteTagAsync(
                        services.Repository,
                        candidate.Tag.Text,
                        cancellation
                    );
                    return true;
                }
            );
        }
        await services.WriteAsync(
            StepId.Candidate,
            writes[^1],
            async () =>
            {
                await services.GitHub.Releases.DeleteAsync(services.Repository, now.Id, cancellation);
                return true;
            }
        );
        return true;
    }

    private static void Refuse(KnownCandidate candidate, Release now)
    {
        if (now.TagName != candidate.Tag.Text)
        {
            throw ActionFailure.No(
                $"Release {now.Id} is {now.TagName} by now, not {candidate.Tag}",
                "Only what is a candidate is removed",
                "List the candidates again"
            );
        }
        if (now.Immutable)
        {
            throw ActionFailure.No(
                $"{candidate.Tag} is immutable",
                "Deleting it would burn its tag for ever: this commit could never be built again",
                "Leave it; turn immutable releases off for a repository whose candidates are prereleases"
            );
        }
        if (candidate.Use.Forbids is { } why)
        {
            throw ActionFailure.No(
                $"{candidate.Tag} stays: {why}",
                "A candidate that is needed is not removed",
                "Finish or withdraw the release first"
            );
        }
    }

    // of duplicates the published one has the tag until the last is gone
    private async Task<bool> IsSharedAsync(Release release, CancellationToken cancellation) =>
        (await services.GitHub.Releases.ListAsync(services.Repository, cancellation)).Any(other =>
            other.Id != release.Id && other.TagName == release.TagName && !other.Draft
        );
}
