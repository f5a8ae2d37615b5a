using MsReleaseActions.Candidates;
using MsReleaseActions.GitHub;
using MsReleaseActions.Runtime;
using MsReleaseActions.Train.Bumping;
using MsReleaseActions.Train.Steps;
using MsReleaseActions.Train.Versions;

namespace MsReleaseActions.Train.Publishing;

/// <summary>Finds out where a release stands: from pull requests, releases, runs and tags, not from anything that an earlier command left behind.</summary>
/// <param name="space">Its connection may be one that only reads.</param>
public sealed class StatusReader(TrainSpace space)
{
    /// <param name="wanted">The release's tag; null: the one that is on its way, else the newest.</param>
    /// <exception cref="ActionFailure">Nothing is known of that tag.</exception>
    public async Task<ReleaseStatus> ReadAsync(ReleaseTag? wanted, CancellationToken cancellation)
    {
        var releases = (await space.GitHub.Releases.ListAsync(space.Repository, cancellation)).Where(release => !release.Draft).ToList();
        var bumps = await BumpPulls.ReadAsync(space, cancellation);
        if ((wanted ?? UnderWay(bumps, releases) ?? Newest(releases)) is not { } tag)
        {
            return new ReleaseStatus(null, null, [], "ms release app publish --channel stable --auto --watch");
        }
        var journey = new Journey(tag.IsPrerelease ? Channel.Beta : Channel.Stable) { Tag = tag };
        journey.Base = await BaseAsync(await bumps.OfAsync(tag, cancellation), releases.Exists(release => release.TagName == tag.Text), cancellation);
        var seen = await new TrainRun(space, ReleaseTrain.AfterChoice(space)).LookAsync(journey, cancellation);
        return new ReleaseStatus(tag, journey.SourceSha, seen, Next(tag, journey.Channel, seen));
    }

    // the newest bump that is open or merged, and whose release is not published
    private static ReleaseTag? UnderWay(BumpPulls bumps, List<Release> releases) =>
        bumps.All.FirstOrDefault(bump => (bump.Pull.IsOpen || bump.Pull.IsMerged) && !releases.Exists(release => release.TagName == bump.Tag.Text)) is { } found
        && !releases.Exists(release => ReleaseTag.TryParse(release.TagName, out var published, out _) && published.IsNewerThan(found.Tag))
            ? found.Tag
            : null;

    private static ReleaseTag? Newest(List<Release> releases)
    {
        var names = ReleaseNames.Of(releases, []);
        return (names.NewestStable, names.NewestBeta) switch
        {
            ({ } stable, { } beta) => beta.IsNewerThan(stable) ? beta : stable,
            var (stable, beta) => stable ?? beta,
        };
    }

    private async Task<CommitSha> BaseAsync(TagBumps bumps, bool isPublished, CancellationToken cancellation)
    {
        if (bumps.Usable is { } merged)
        {
            return merged.Base;
        }
        // a release of a commit whose tree had the version already, or one that was made by other means
        if (isPublished && await space.GitHub.Repositories.GetTagCommitAsync(space.Repository, bumps.Tag.Text, cancellation) is { } commit)
        {
            return CommitSha.Parse(commit);
        }
        if (bumps.Open.Count > 0 && await space.GitHub.Repositories.ResolveCommitAsync(space.Repository, bumps.Open[0].Branch.BaseStart, cancellation) is { } begun)
        {
            return CommitSha.Parse(begun);
        }
        throw ActionFailure.No(
            $"{space.Repository} has no release {bumps.Tag}, and none is on its way",
            bumps.Unusable ?? (bumps.Closed.Count > 0 ? $"#{bumps.Closed[0].Number} bumped it, and was closed without being merged" : "No pull request bumps it"),
            "`ms release app plan` tells what the next release would be");
    }

    private static string? Next(ReleaseTag tag, Channel channel, IReadOnlyList<SeenStep> seen) =>
        seen.All(step => step.Report.Status == StepStatus.Done) ? null
        : seen.Any(step => step is { Step: StepId.Published, Report.Status: StepStatus.Done }) ? $"ms release app verify {tag}"
        : $"ms release app publish --channel {channel.ToString().ToLowerInvariant()} --auto --tag {tag} --watch";
}
