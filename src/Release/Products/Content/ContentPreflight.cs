using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>
/// Looks at everything that a content release needs: where it is released, and in each producer's repository. Reads
/// only.
/// </summary>
/// <param name="services">What is released.</param>
/// <param name="needs">What our actions need of a token, for judging the workflow files.</param>
internal sealed class ContentPreflight(ReleaseServices services, ActionNeeds needs)
{
    private const string Dispatch = "workflow_dispatch";

    /// <exception cref="GitHubFailure">The repository that releases is not to be seen.</exception>
    public async Task<PreflightReport> ReadAsync(CancellationToken cancellation)
    {
        var settings = services.Settings;
        var own = OfDistribution(await new PreflightReader(services, needs).FactsAsync(cancellation), settings);
        var secrets = await Fact.OfAsync(() =>
            services.Operator.Setup.ListSecretsAsync(services.Repository, settings.Environment, cancellation)
        );
        var repositories = ProducerRepositories.Of(services.Repository, settings.Content, settings.Producers);
        var producers = await Task.WhenAll(
            repositories.ById.Select(async producer =>
                (producer.Key, Findings: await OfProducerAsync(producer.Key, producer.Value, cancellation))
            )
        );
        return new PreflightReport([
            .. own,
            .. ContentKeyRules.Of(secrets, settings),
            .. producers.SelectMany(producer => Named(producer.Key, producer.Findings)),
        ]);
    }

    private IEnumerable<CheckResult> OfDistribution(PreflightFacts facts, ReleaseSettings settings) =>
        [
            .. AccessRules.Of(facts, settings),
            .. WorkflowRules.Of(facts, [(settings.ReleaseWorkflow, Dispatch)], needs, DescribedLanes.None),
            .. GateRules.OfRelease(facts, settings),
            .. TagRules.Of(facts, settings),
            .. BranchRules.Of(facts, settings),
        ];

    private async Task<IReadOnlyList<CheckResult>> OfProducerAsync(
        string id,
        RepositoryName repository,
        CancellationToken cancellation
    )
    {
        if (await services.GitHub.Repositories.GetAsync(repository, cancellation) is not { } found)
        {
            return
            [
                CheckResult.Failed(
                    "repository",
                    $"{repository} is not to be seen with this token",
                    "Let the token see it, or say in ms-release.json (`producers`) where it is"
                ),
            ];
        }
        var there = services with { Settings = new ReleaseSettings(repository) { Branch = found.DefaultBranch } };
        var facts = await new PreflightReader(there, needs).FactsAsync(cancellation);
        var files = services
            .Settings.Content.Producers.Where(producer => producer.RepositoryId == id)
            .Select(producer => (producer.Workflow, Dispatch))
            .ToList();
        return [.. AccessRules.OfUse(facts), .. WorkflowRules.Of(facts, files, needs, DescribedLanes.None)];
    }

    // of what is in order, that it is so is enough to know
    private static IEnumerable<CheckResult> Named(string id, IReadOnlyList<CheckResult> findings)
    {
        var odd = findings.Where(finding => finding.Status != CheckStatus.Passed).ToList();
        return odd.Count == 0
            ? [CheckResult.Passed(id, string.Join("; ", findings.Select(finding => finding.Text)))]
            : odd.Select(finding => finding with { Name = id, Text = $"{finding.Name}: {finding.Text}" });
    }
}
