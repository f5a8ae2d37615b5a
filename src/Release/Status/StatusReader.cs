using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.ReleaseTrain.Versions;

namespace MsReleaseActions.ReleaseTrain.Status;

/// <summary>
/// Finds out where a release stands: from pull requests, releases, runs and tags, not from anything that an earlier
/// command left behind.
/// </summary>
/// <param name="services">Its connection may be one that only reads.</param>
public sealed class StatusReader(ReleaseServices services)
{
    /// <param name="wanted">The release's tag; null: the one that is on its way, else the newest.</param>
    /// <exception cref="ActionFailure">Nothing is known of that tag.</exception>
    public async Task<ReleaseStatus> ReadAsync(ReleaseTag? wanted, CancellationToken cancellation)
    {
        var releases = (await services.GitHub.Releases.ListAsync(services.Repository, cancellation))
            .Where(release => !release.Draft)
            .ToList();
        var bumps = await BumpPulls.ReadAsync(services, cancellation);
        if ((wanted ?? UnderWay(bumps, releases) ?? Newest(releases)) is not { } tag)
        {
            return new ReleaseStatus(
                null,
                null,
                [],
                services.Settings.Kind.Command("publish --channel stable --auto --watch")
            );
        }
        if (releases.Find(release => release.TagName == tag.Text) is { } published)
        {
            return await PublishedAsync(tag, published, cancellation);
        }
        var begun = await BaseAsync(await bumps.OfAsync(tag, cancellation), cancellation);
        var run = new TrainRun(
            services,
            services.Product.AfterChoice(services),
            new ReleaseContext(tag.IsPrerelease ? Channel.Beta : Channel.Stable) { Tag = tag, Base = begun }
        );
        var seen = await run.CheckAsync(cancellation);
        return new ReleaseStatus(
            tag,
            run.Context.SourceSha,
            [
                .. seen,
                new SeenStep(
                    StepId.Verified,
                    services.Product.Preview(StepId.Verified, run.Context, services.Settings)
                ),
            ],
            services.Settings.Kind.Command(
                $"publish --channel {run.Context.Channel.ToString().ToLowerInvariant()} --auto --tag {tag} --watch"
            )
        );
    }

    // how it came about does not matter any more, and its candidate may be gone
    private async Task<ReleaseStatus> PublishedAsync(ReleaseTag tag, Release release, CancellationToken cancellation)
    {
        var commit = await services.GitHub.Repositories.GetTagCommitAsync(services.Repository, tag.Text, cancellation);
        return new ReleaseStatus(
            tag,
            commit is null ? null : CommitSha.Parse(commit),
            [
                new SeenStep(
                    StepId.Published,
                    new StepReport(StepStatus.Done, $"{tag} is published, on {commit ?? "no tag"}")
                    {
                        Url = release.HtmlUrl,
                    }
                ),
                new SeenStep(
                    StepId.Verified,
                    new StepReport(
                        StepStatus.ToCome,
                        $"`{services.Settings.Kind.Command($"verify {tag}")}` holds it against its candidate"
                    )
                ),
            ],
            null
        );
    }

    // the newest bump that is open or merged, and whose release is not published
    private ReleaseTag? UnderWay(BumpPulls bumps, List<Release> releases) =>
        bumps.All.FirstOrDefault(bump =>
            (bump.Pull.IsOpen || bump.Pull.IsMerged) && !releases.Exists(release => release.TagName == bump.Tag.Text)
        )
            is { } found
        && !releases.Exists(release =>
            ReleaseTag.TryParse(release.TagName, services.Settings.TagPrefix, out var published, out _)
            && published.IsNewerThan(found.Tag)
        )
            ? found.Tag
            : null;

    private ReleaseTag? Newest(List<Release> releases)
    {
        var names = ReleaseNames.Of(services.Settings.TagPrefix, releases, []);
        return (names.NewestStable, names.NewestBeta) switch
        {
            ({ } stable, { } beta) => beta.IsNewerThan(stable) ? beta : stable,
            var (stable, beta) => stable ?? beta,
        };
    }

    private async Task<CommitSha> BaseAsync(TagBumps bumps, CancellationToken cancellation)
    {
        if (bumps.Usable is { } merged)
        {
            return merged.Base;
        }
        if (
            bumps.Open.Count > 0
            && await services.GitHub.Repositories.ResolveCommitAsync(
                services.Repository,
                bumps.Open[0].Branch.BaseStart,
                cancellation
            )
                is { } begun
        )
        {
            return CommitSha.Parse(begun);
        }
        throw ActionFailure.No(
            $"{services.Repository} has no release {bumps.Tag}, and none is on its way",
            bumps.Unusable
                ?? (
                    bumps.Closed.Count > 0
                        ? $"#{bumps.Closed[0].Number} bumped it, and was closed without being merged"
                        : "No pull request bumps it"
                ),
            $"`{services.Settings.Kind.Command("plan")}` tells what the next release would be"
        );
    }
}
