using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>Everything that was asked of GitHub before a release.</summary>
/// <param name="Files">Of <c>.github/workflows</c> on the branch.</param>
/// <param name="Secrets">Names that the candidate's jobs get.</param>
/// <param name="Variables">Names that every job gets.</param>
internal sealed record PreflightFacts(
    Fact<TokenState> Token,
    Repository Repository,
    Fact<BranchRequirements> Requirements,
    Fact<IReadOnlyList<KnownWorkflow>> Workflows,
    Fact<IReadOnlyList<SourceFile>> Files,
    Fact<DeploymentEnvironment> Release,
    Fact<DeploymentEnvironment> Candidate,
    Fact<IReadOnlyList<string>> Secrets,
    Fact<IReadOnlyList<string>> Variables,
    Fact<ActionsPermissions> Actions,
    Fact<ImmutableReleases> Immutable
)
{
    /// <summary>The rulesets of tags that are enforced.</summary>
    public Fact<IReadOnlyList<TagRuleset>> Tags { get; init; } = new(null, null);

    /// <summary>Names that the job behind the approval gets; only asked where a GitHub App publishes.</summary>
    public Fact<IReadOnlyList<string>> ReleaseSecrets { get; init; } = new(null, null);
}
