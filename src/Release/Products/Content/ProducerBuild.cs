using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Steps.Candidates;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>A producer's candidate as one look shows it.</summary>
/// <param name="Candidate">Which it is.</param>
/// <param name="Report">What its state means.</param>
/// <param name="Build">Brings it under way; null where its repository cannot be seen.</param>
/// <param name="Snapshot">What there is of it; null where its repository cannot be seen.</param>
internal sealed record SeenProducer(
    ProducerCandidate Candidate,
    StepReport Report,
    CandidateBuild? Build,
    CandidateSnapshot? Snapshot
)
{
    public string Id => Candidate.Producer.Id;
}

/// <summary>
/// One of several builds that are watched together: in its own repository, and every line of it under its producer's
/// name.
/// </summary>
/// <param name="services">Of the product that is made of it; what it tells may come from several builds at
/// once.</param>
/// <param name="candidate">The candidate.</param>
/// <param name="spec">What needs it.</param>
internal sealed class ProducerBuild(ReleaseServices services, ProducerCandidate candidate, ReleaseSpec spec)
{
    /// <summary>Reads what there is of it.</summary>
    public async Task<SeenProducer> CheckAsync(CancellationToken cancellation)
    {
        if (await services.GitHub.Repositories.GetAsync(candidate.Repository, cancellation) is not { } repository)
        {
            return new SeenProducer(candidate, Unseen, null, null);
        }
        var pinned = await new PinnedInputs(services.GitHub, services.Time).FilesAsync(candidate, spec, cancellation);
        var build = new CandidateBuild(SpaceOf(repository.DefaultBranch), StepId.Candidate, Wanted(pinned));
        var snapshot = await build.ReadAsync(cancellation);
        return new SeenProducer(
            candidate,
            ProducerRules.Unbuildable(candidate, pinned) ?? build.Report(snapshot),
            build,
            snapshot
        );
    }

    /// <summary>Runs a piece of work, and keeps how it fails: the others go on.</summary>
    /// <returns>The failure, under the producer's name; null where it did not fail.</returns>
    public static async Task<ActionFailure?> FailureOfAsync(SeenProducer seen, Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception failure) when (failure is ActionFailure or GitHubFailure)
        {
            var end = failure as ActionFailure ?? OperatorAdvice.Of((GitHubFailure)failure);
            return new ActionFailure(
                end.ExitCode,
                $"{seen.Id} in {seen.Candidate.Repository}: {end.What}",
                end.Why,
                end.ToDo,
                end.Logs
            );
        }
    }

    private WantedCandidate Wanted(PinnedFiles pinned) =>
        new(candidate.Tag, candidate.Producer.Workflow, candidate.RunTitle, candidate.Inputs)
        {
            Against = found => ProducerRules.Against(found, candidate, pinned),
            Elsewhere = $" --repo {candidate.Repository}",
        };

    // dispatched on the default branch, whatever branch the commit was picked from: candidates are built by reviewed
    // workflow files
    private ReleaseServices SpaceOf(string branch) =>
        services with
        {
            Settings = services.Settings with { Repository = candidate.Repository, Branch = branch },
            Tell = happened =>
                services.Tell(
                    happened switch
                    {
                        StepLine line => line with { Line = $"{candidate.Producer.Id}: {line.Line}" },
                        WriteAnnounced write => write with { What = $"{candidate.Producer.Id}: {write.What}" },
                        WriteDone write => write with { What = $"{candidate.Producer.Id}: {write.What}" },
                        _ => happened,
                    }
                ),
        };

    private StepReport Unseen =>
        new(StepStatus.Blocked, $"{candidate.Repository} is not there, or this token may not see it")
        {
            Why = $"The candidate {candidate.Tag} is a release of that repository",
            Remedy =
                "Give the token `contents: read` and `actions: write` for that repository; where it is elsewhere, "
                + "say so under `producers` in ms-release.json",
        };
}
