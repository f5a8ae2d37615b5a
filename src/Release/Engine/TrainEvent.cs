using MsReleaseActions.Core;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>What happens on the way of a release, for whoever shows it.</summary>
public abstract record TrainEvent;

/// <summary>A release begins, or is taken up again.</summary>
/// <param name="Repository"><c>owner/name</c>.</param>
/// <param name="Channel"><c>stable</c> or <c>beta</c>.</param>
public sealed record TrainBegan(string Repository, string Channel) : TrainEvent;

/// <summary>The release has a name now.</summary>
/// <param name="Tag">Its tag.</param>
public sealed record TagKnown(string Tag) : TrainEvent;

/// <summary>A step was looked at, or changed.</summary>
public sealed record StepChanged(StepId Step, StepReport Report) : TrainEvent;

/// <summary>What a running step did last, one line.</summary>
public sealed record StepLine(StepId Step, string Line) : TrainEvent;

/// <summary>How far a transfer is.</summary>
/// <param name="What">The file's name.</param>
/// <param name="Bytes">So many have arrived.</param>
/// <param name="Total">Of so many.</param>
public sealed record TransferMoved(StepId Step, string What, long Bytes, long Total) : TrainEvent;

/// <summary>A write is about to be made.</summary>
public sealed record WriteAnnounced(StepId Step, string What) : TrainEvent;

/// <summary>A write was made, and its effect was seen.</summary>
public sealed record WriteDone(StepId Step, string What) : TrainEvent;

/// <summary>A person must approve.</summary>
/// <param name="Environment">The protected environment.</param>
/// <param name="Reviewers">Who may approve: logins, and <c>team x</c>.</param>
/// <param name="CurrentUserCanApprove">Whether the operator is one of them.</param>
/// <param name="Url">The page with the button.</param>
public sealed record ApprovalAwaited(
    string Environment,
    IReadOnlyList<string> Reviewers,
    bool CurrentUserCanApprove,
    string Url
) : TrainEvent;

/// <summary>Something to know that stops nothing.</summary>
public sealed record TrainWarned(string Text) : TrainEvent;

/// <summary>The command is over.</summary>
/// <param name="ExitCode">How the process ends.</param>
/// <param name="Text">What was reached, or why it stopped.</param>
/// <param name="Continue">The command line that goes on; null where nothing is left to do.</param>
public sealed record TrainEnded(int ExitCode, string Text, string? Continue) : TrainEvent
{
    /// <summary>What <see cref="Text"/> says in one line, in its parts; null where nothing failed.</summary>
    public ActionFailure? Failure { get; init; }
}
