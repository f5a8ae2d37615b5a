using MsReleaseActions.Core.Content;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.AssembleBundles;

/// <summary>What was found: the spec, and everything that is wrong with it for this release.</summary>
/// <param name="Found">The spec and the commit that brought it.</param>
/// <param name="Problems">Each a sentence without its full stop.</param>
internal sealed record AssembleState(SpecAtSource Found, IReadOnlyList<string> Problems)
{
    public IReadOnlyList<ProducerCandidate> Candidates { get; } = ProducerCandidate.Of(Found.Spec);

    public static async Task<AssembleState> ReadAsync(
        AssembleInputs inputs,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var repository = run.Connection.Repository;
        using var group = run.Workflow.Group($"Spec {inputs.SpecPath}");
        var branch = inputs.Branch?.Text ?? await DefaultBranchAsync(run, cancellation);
        var found = await new SpecSource(run.GitHub.Contents, repository).ReadAsync(
            inputs.SpecPath,
            branch,
            cancellation
        );
        run.Workflow.Info($"brought to {branch} by {found.Source}");
        var state = new AssembleState(
            found,
            [
                .. found.Spec.Lacks,
                .. ReleaseSpecFile.Differences(found.Spec, inputs.Channel, inputs.Tag),
                .. await new PinnedInputs(run.GitHub, run.Time).ProblemsAsync(
                    found.Spec,
                    mustBeThere: inputs.Candidates is not null,
                    cancellation
                ),
                .. ProducerRepositories.Unknown(found.Spec.Content, inputs.Elsewhere),
                .. ProducerRepositories
                    .Of(repository, found.Spec.Content, inputs.Elsewhere)
                    .Problems(found.Spec, run.Connection.ServerUrl),
            ]
        );
        foreach (var candidate in state.Candidates)
        {
            run.Workflow.Info($"{candidate.Producer.Id}: {candidate.Tag} of {candidate.Repository}");
        }
        return state;
    }

    private static async Task<string> DefaultBranchAsync(ActionRun run, CancellationToken cancellation) =>
        (await run.GitHub.Repositories.GetAsync(run.Connection.Repository, cancellation))?.DefaultBranch
        ?? throw new GitHubFailure(
            $"read the repository {run.Connection.Repository}",
            System.Net.HttpStatusCode.NotFound,
            "Not Found"
        );
}
