using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>Looks at everything that a release needs before it is begun. Reads only.</summary>
/// <param name="services">What is released.</param>
/// <param name="needs">What our actions need of a token, for judging the workflow files.</param>
public sealed class PreflightReader(ReleaseServices services, ActionNeeds needs)
{
    /// <summary>The environment that builds and signs; its name is part of candidate.yml.</summary>
    public const string CandidateEnvironment = "candidate";

    /// <summary>Looks, and judges.</summary>
    /// <exception cref="GitHubFailure">The repository itself is not to be seen.</exception>
    public async Task<PreflightReport> ReadAsync(CancellationToken cancellation)
    {
        var (facts, settings) = (await FactsAsync(cancellation), services.Settings);
        (string File, string Trigger)[] lanes =
        [
            (settings.CiWorkflow, "push"),
            (settings.CandidateWorkflow, "workflow_dispatch"),
            (settings.ReleaseWorkflow, "workflow_dispatch"),
        ];
        return new PreflightReport([
            .. AccessRules.Of(facts, settings),
            .. WorkflowRules.Of(facts, lanes, needs, LaneFiles.Described(settings)),
            .. GateRules.Of(facts, settings),
            .. TagRules.Of(facts, settings),
            .. BranchRules.Of(facts, settings),
        ]);
    }

    /// <summary>Everything that there is to be known of the repository before a release.</summary>
    internal async Task<PreflightFacts> FactsAsync(CancellationToken cancellation)
    {
        var (gitHub, setup, repository) = (services.GitHub, services.Operator.Setup, services.Repository);
        return new PreflightFacts(
            await Fact.OfAsync(() => setup.GetTokenAsync(cancellation)),
            await gitHub.Repositories.GetAsync(repository, cancellation)
                ?? throw new GitHubFailure(
                    $"read the repository {repository}",
                    System.Net.HttpStatusCode.NotFound,
                    "Not Found"
                ),
            await Fact.OfAsync(() =>
                services.Operator.Requirements.GetAsync(repository, services.Settings.Branch, cancellation)
            ),
            await Fact.OfAsync(async () =>
                (IReadOnlyList<MsReleaseActions.ReleaseTrain.GitHub.KnownWorkflow>?)
                    await setup.ListWorkflowsAsync(repository, cancellation)
            ),
            await Fact.OfAsync(() => new BranchWorkflows(services).ReadAsync(cancellation)),
            await Fact.OfAsync(() =>
                gitHub.Repositories.GetEnvironmentAsync(repository, services.Settings.Environment, cancellation)
            ),
            await Fact.OfAsync(() =>
                gitHub.Repositories.GetEnvironmentAsync(repository, CandidateEnvironment, cancellation)
            ),
            await Fact.OfAsync(() => setup.ListSecretsAsync(repository, CandidateEnvironment, cancellation)),
            await Fact.OfAsync(() => setup.ListVariablesAsync(repository, cancellation)),
            await Fact.OfAsync(() => setup.GetActionsAsync(repository, cancellation)),
            await Fact.OfAsync(() => setup.GetImmutableReleasesAsync(repository, cancellation))
        )
        {
            Tags = await Fact.OfAsync(async () =>
                (IReadOnlyList<MsReleaseActions.ReleaseTrain.GitHub.TagRuleset>?)
                    await services.Operator.TagRulesets.ListAsync(repository, cancellation)
            ),
            ReleaseSecrets = services.Settings.App is null
                ? new(null, null)
                : await Fact.OfAsync(() =>
                    setup.ListSecretsAsync(repository, services.Settings.Environment, cancellation)
                ),
        };
    }
}
