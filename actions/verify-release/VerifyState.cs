using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.VerifyRelease;

/// <summary>Everything that was asked of GitHub.</summary>
/// <param name="Latest">What the public is led to; null where it was not asked for.</param>
internal sealed record VerifyState(
    RepositoryName Repository,
    string DefaultBranch,
    bool Private,
    ReleaseChoice Choice,
    IReadOnlyList<SeenRelease> Releases,
    Fact<Release>? Latest
)
{
    // a run may wait for its approval for 30 days
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(36);

    public static async Task<VerifyState> ReadAsync(VerifyInputs inputs, ActionRun run, CancellationToken cancellation)
    {
        var (gitHub, name) = (run.GitHub, run.Connection.Repository);
        var repository =
            await gitHub.Repositories.GetAsync(name, cancellation)
            ?? throw new GitHubFailure($"read the repository {name}", HttpStatusCode.NotFound, "Not Found");
        IReadOnlyList<Release> published =
        [
            .. (await gitHub.Releases.ListAsync(name, cancellation)).Where(release => !release.Draft),
        ];
        var ours = published.Where(release => ReleaseChoice.IsOfProduct(release.TagName, inputs.Prefix)).ToList();
        var runs = await Fact.OfAsync(() => RunsAsync(inputs, ours, gitHub, name, cancellation));
        var promoted = (runs.Value ?? [])
            .Where(run => Promotion.IsRight(run, inputs.ReleaseWorkflow, repository.DefaultBranch))
            .Where(run => run.Conclusion == "success")
            .Select(Promotion.TagOf)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var choice = ReleaseChoice.Of(inputs, published, promoted);
        var reading = new ReleaseReading(inputs, run, runs, repository.DefaultBranch);
        var releases = new List<SeenRelease>();
        foreach (var release in choice.Lanes)
        {
            releases.Add(await reading.ReadAsync(release, cancellation));
        }
        return new VerifyState(
            name,
            repository.DefaultBranch,
            repository.Private,
            choice,
            releases,
            inputs.OwnsLatest ? await Fact.OfAsync(() => gitHub.Releases.GetLatestAsync(name, cancellation)) : null
        );
    }

    private static async Task<IReadOnlyList<WorkflowRun>?> RunsAsync(
        VerifyInputs inputs,
        List<Release> releases,
        GitHubClient gitHub,
        RepositoryName repository,
        CancellationToken cancellation
    ) =>
        releases.Count == 0
            ? []
            : await gitHub.Runs.ListDispatchedAsync(
                repository,
                inputs.ReleaseWorkflow,
                releases.Min(release => release.PublishedAt) - LongestWait,
                cancellation
            );
}
