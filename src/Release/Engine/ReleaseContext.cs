using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>
/// What a release is meant to be, and what the checks of its steps have found out so far. Nothing of it is kept: a
/// later start finds it on GitHub again.
/// </summary>
/// <param name="Channel">Who gets it.</param>
public sealed record ReleaseContext(Channel Channel)
{
    /// <summary>
    /// Which release it is: a new one, or one that was begun before; set by <see cref="StepId.Pick"/>.
    /// </summary>
    public ReleaseChoice? Choice { get; init; }

    /// <summary>The release's tag; set by <see cref="StepId.Propose"/>.</summary>
    public ReleaseTag? Tag { get; init; }

    /// <summary>
    /// The commit of the default branch that is released, before its version is bumped; set by
    /// <see cref="StepId.Pick"/>.
    /// </summary>
    public CommitSha? Base { get; init; }

    /// <summary>The pull request that bumps the version; null where none is there, or none is needed.</summary>
    public int? PullRequest { get; init; }

    /// <summary>The commit that the merge produced; set by <see cref="StepId.Merge"/>.</summary>
    public CommitSha? MergedSha { get; init; }

    /// <summary>The commit that is built, proven to be the right one; set by <see cref="StepId.Source"/>.</summary>
    public CommitSha? SourceSha { get; init; }

    /// <summary>The same with its choice made.</summary>
    internal ReleaseContext With(ReleaseChoice choice) =>
        this with
        {
            Choice = choice,
            Base = choice.Base,
            SourceSha = choice.Kind == ChoiceKind.Published ? choice.Merged : null,
        };

    /// <summary>Release notes in Markdown; empty where none were given.</summary>
    public string Notes { get; init; } = "";
}
