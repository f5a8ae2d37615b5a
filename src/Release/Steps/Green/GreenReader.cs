using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Green;

/// <summary>A commit that is green, and how far it is from the head.</summary>
/// <param name="Sha">The commit.</param>
/// <param name="Title">The first line of its message.</param>
/// <param name="Behind">So many commits came after it.</param>
public sealed record GreenCommit(CommitSha Sha, string Title, int Behind);

/// <summary>Reads how commits stand. Reads only.</summary>
/// <param name="services">The product, and GitHub.</param>
public sealed class GreenReader(ReleaseServices services)
{
    private const int MostCommits = 50;

    // a commit whose gate succeeded and whose checks did not is rare
    private const int MostChecked = 10;

    /// <summary>A commit of the branch: the gate workflow's run by a push, and every required check.</summary>
    public async Task<Greenness> OfBranchAsync(CommitSha sha, CancellationToken cancellation)
    {
        var wanted = new PushRuns(services.Settings.CiWorkflow, services.Settings.Branch) { Sha = sha.Text };
        var gate = GreennessRules.Gate(
            services.Settings.CiWorkflow,
            await services.Operator.PushRuns.ListAsync(services.Repository, wanted, cancellation)
        );
        var checks = await OfChecksAsync(sha, await RequiredAsync(cancellation), cancellation);
        return checks with { Verdicts = [gate, .. checks.Verdicts] };
    }

    /// <summary>The required checks of a commit, wherever it is.</summary>
    public async Task<Greenness> OfChecksAsync(
        CommitSha sha,
        IReadOnlyList<RequiredCheck> required,
        CancellationToken cancellation
    )
    {
        var runs = await services.GitHub.Checks.ListRunsAsync(services.Repository, sha.Text, cancellation);
        var statuses = await services.GitHub.Checks.ListStatusesAsync(services.Repository, sha.Text, cancellation);
        return new Greenness(sha, [.. required.Select(check => GreennessRules.Check(check, runs, statuses))]);
    }

    /// <summary>What the branch requires, and what the settings add.</summary>
    public async Task<IReadOnlyList<RequiredCheck>> RequiredAsync(CancellationToken cancellation)
    {
        var branch = await services.Operator.Requirements.GetAsync(
            services.Repository,
            services.Settings.Branch,
            cancellation
        );
        return GreennessRules.Required(branch ?? BranchRequirements.None, services.Settings.RequiredChecks);
    }

    /// <summary>The newest green commit of the branch; null where none of the last 50 is.</summary>
    public async Task<GreenCommit?> NewestAsync(CancellationToken cancellation)
    {
        var commits = await services.Operator.Commits.ListAsync(
            services.Repository,
            services.Settings.Branch,
            MostCommits,
            cancellation
        );
        var wanted = new PushRuns(services.Settings.CiWorkflow, services.Settings.Branch) { Status = "success" };
        var passed = (await services.Operator.PushRuns.ListAsync(services.Repository, wanted, cancellation))
            .Select(run => run.HeadSha)
            .ToHashSet(StringComparer.Ordinal);
        foreach (
            var (behind, commit) in commits.Index().Where(pair => passed.Contains(pair.Item.Sha)).Take(MostChecked)
        )
        {
            var sha = CommitSha.Parse(commit.Sha);
            if ((await OfBranchAsync(sha, cancellation)).IsGreen)
            {
                return new GreenCommit(sha, commit.Commit.Message.Split('\n')[0], behind);
            }
        }
        return null;
    }
}
