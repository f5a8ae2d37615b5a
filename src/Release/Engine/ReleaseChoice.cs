using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>Which release it is: a new one, or one that was begun before.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="TagWhy">How the tag came about, a clause.</param>
/// <param name="Base">The commit that is released, before its version is bumped.</param>
/// <param name="Kind">How far it is.</param>
public sealed record ReleaseChoice(ReleaseTag Tag, string TagWhy, CommitSha Base, ChoiceKind Kind)
{
    /// <summary>The commit that its merged pull request made, or that its tag is on; null for a new one.</summary>
    public CommitSha? Merged { get; init; }

    /// <summary>Of a published one: this train made it, or it was asked for by name.</summary>
    public bool IsMeant { get; init; } = true;

    /// <summary>Of content: the commits of the producers; none of a published one.</summary>
    public IReadOnlyList<ChosenPin> Pins { get; init; } = [];

    /// <summary>Of content: what is released, nothing else; null of a published one.</summary>
    public ReleaseSpec? Spec { get; init; }

    /// <summary>The newest commit of the branch.</summary>
    public required CommitSha Head { get; init; }
}

/// <summary>How far a release is when the train is started.</summary>
public enum ChoiceKind
{
    /// <summary>Nothing of it is merged yet.</summary>
    New,

    /// <summary>Its version is merged, and it is not published.</summary>
    Begun,

    /// <summary>It is published.</summary>
    Published,
}
