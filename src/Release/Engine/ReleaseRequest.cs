using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Versions;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>Which release the operator asks for.</summary>
/// <param name="Channel">Who gets it.</param>
public sealed record ReleaseRequest(Channel Channel)
{
    /// <summary>Which part of the version grows.</summary>
    public VersionPart Part { get; init; } = VersionPart.Patch;

    /// <summary>The tag that is wanted; null: the next free one.</summary>
    public ReleaseTag? Tag { get; init; }

    /// <summary>
    /// Of content: the producers' commits that are wanted, by their id in a spec; the others are chosen.
    /// </summary>
    public IReadOnlyDictionary<string, CommitSha> Pins { get; init; } =
        new Dictionary<string, CommitSha>(StringComparer.Ordinal);

    /// <summary>The commit that is wanted; null: the head of the branch.</summary>
    public CommitSha? Sha { get; init; }
}
