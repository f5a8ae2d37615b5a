using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>What a release is meant to be, and what the steps have found out so far. Nothing of it is kept: a later start finds it on GitHub again.</summary>
/// <param name="channel">Who gets it.</param>
public sealed class ReleaseContext(Channel channel)
{
    public Channel Channel => channel;

    /// <summary>Which release it is: a new one, or one that was begun before; set by <see cref="StepId.Pick"/>.</summary>
    public ReleaseChoice? Choice { get; set; }

    /// <summary>The release's tag; set by <see cref="StepId.Propose"/>.</summary>
    public ReleaseTag? Tag { get; set; }

    /// <summary>The commit of the default branch that is released, before its version is bumped; set by <see cref="StepId.Pick"/>.</summary>
    public CommitSha? Base { get; set; }

    /// <summary>The pull request that bumps the version; null where none is there, or none is needed.</summary>
    public int? PullRequest { get; set; }

    /// <summary>The commit that the merge produced; set by <see cref="StepId.Merge"/>.</summary>
    public CommitSha? MergedSha { get; set; }

    /// <summary>The commit that is built, proven to be the right one; set by <see cref="StepId.Source"/>.</summary>
    public CommitSha? SourceSha { get; set; }

    /// <summary>The run that builds or built the candidate, where it is known.</summary>
    public long? CandidateRun { get; set; }

    /// <summary>The run that promotes or promoted it, where it is known.</summary>
    public long? ReleaseRun { get; set; }

    /// <summary>Release notes in Markdown; empty where none were given.</summary>
    public string Notes { get; init; } = "";
}
