using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>
/// What a release is to be, decided and written down: the same commit under the same tag, or not at all.
/// </summary>
/// <param name="Product">The product's name.</param>
/// <param name="Channel">Who gets it; the tag is of its form.</param>
/// <param name="Tag">The release's tag; the version is the tag without its prefix.</param>
/// <param name="Repository">The product's repository.</param>
/// <param name="Base">The commit that is released, before its version is bumped.</param>
/// <param name="Actions">What is to be done, in order.</param>
public sealed record ReleasePlan(
    string Product,
    Channel Channel,
    ReleaseTag Tag,
    RepositoryName Repository,
    CommitSha Base,
    IReadOnlyList<PlannedAction> Actions
)
{
    /// <summary>Of content: the commits of the producers, each once; otherwise none.</summary>
    public IReadOnlyList<PlannedPin> Pins { get; init; } = [];
}

/// <summary>A producer's commit that a plan releases.</summary>
/// <param name="Id">Of the producer, as specs have it.</param>
/// <param name="Repository">Where it is.</param>
/// <param name="Sha">The commit.</param>
public sealed record PlannedPin(string Id, RepositoryName Repository, CommitSha Sha);

/// <summary>One thing that a plan's release takes.</summary>
/// <param name="Step">Whose it is.</param>
/// <param name="What">What is done, such as "create the branch release/v1.2.3-0a1b2c3d".</param>
/// <param name="Why">Why it is to be done; may be empty.</param>
public sealed record PlannedAction(StepId Step, string What, string Why);
