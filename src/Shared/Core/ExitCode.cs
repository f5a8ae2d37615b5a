namespace MsReleaseActions.Core;

/// <summary>How an action or command ends. The numbers are part of the contract: workflows test them.</summary>
public enum ExitCode
{
    /// <summary>Done, or already done.</summary>
    Done = 0,

    /// <summary>The answer is no: something does not hold, or a policy is not met.</summary>
    No = 1,

    /// <summary>Bad input; nothing was sent to GitHub.</summary>
    BadInput = 2,

    /// <summary>GitHub refused the token or the permission, or gave up after the retries.</summary>
    GitHub = 3,

    /// <summary>The time allowed ran out.</summary>
    TimedOut = 4,

    /// <summary>SIGINT or SIGTERM; a rerun completes what was begun.</summary>
    Cancelled = 130,
}
