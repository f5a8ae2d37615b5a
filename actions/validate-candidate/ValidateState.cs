using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>Everything that was asked of GitHub. A fact that no check needs is null.</summary>
/// <param name="CannotPush">GitHub says that the token may not push: a draft would be invisible to it.</param>
/// <param name="Hashes">SHA-256 of the files that were downloaded to be proven, by name.</param>
internal sealed record ValidateState(
    RepositoryName Repository,
    Candidate Candidate,
    bool CannotPush,
    Fact<CommitComparison>? Comparison,
    Fact<DeploymentEnvironment>? Environment,
    Fact<CommitVerdicts>? Verdicts,
    Fact<IReadOnlyDictionary<string, PinnedCommit>>? Pinned,
    Fact<BuildRun>? Run,
    Fact<IReadOnlyDictionary<string, Sha256>>? Hashes
)
{
    public static async Task<ValidateState> ReadAsync(
        ValidateInputs inputs,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var (gitHub, repository, sha) = (run.GitHub, run.Connection.Repository, inputs.Tag.SourceSha.Text);
        var (candidate, cannotPush) = await new CandidateWait(inputs, run).ReadAsync(cancellation);
        return new ValidateState(
            repository,
            candidate,
            cannotPush,
            inputs.ReachableFrom is { } branch
                ? await Fact.OfAsync(() => gitHub.Repositories.CompareAsync(repository, sha, branch.Text, cancellation))
                : null,
            inputs.Environment is { } environment
                ? await Fact.OfAsync(() =>
                    gitHub.Repositories.GetEnvironmentAsync(repository, environment, cancellation)
                )
                : null,
            inputs.Checks.Count > 0
                ? await Fact.OfAsync(() => CommitVerdicts.ReadAsync(gitHub, repository, sha, cancellation))
                : null,
            inputs.Pins.Count > 0
                ? await Fact.OfAsync(() =>
                    PinInput.ReadAsync(inputs.Pins, gitHub, repository, inputs.Tag.SourceSha, cancellation)
                )
                : null,
            inputs.Workflow is not null && candidate.Seal is { } seal
                ? await Fact.OfAsync(() => BuildRun.ReadAsync(gitHub, repository, seal.Manifest, cancellation))
                : null,
            candidate.Seal is null
                ? null
                : await Fact.OfAsync(() => DownloadedHashes.ReadAsync(inputs.Verify, candidate, run, cancellation))
        );
    }
}
