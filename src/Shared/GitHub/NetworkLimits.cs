namespace MsReleaseActions.GitHub;

/// <summary>How long the network may keep us waiting, and how much it may send. Real time: no business of an action
/// hangs on it.</summary>
public sealed record NetworkLimits
{
    /// <summary>
    /// For one whole answer, headers and body; of a body that is streamed, for its headers. Redirects are included.
    /// </summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// As long as nothing may move of a body that is streamed, either way; also the time for an answer after the last
    /// byte that was sent.
    /// </summary>
    public TimeSpan SilentFor { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>
    /// Bytes, unpacked, of an answer that is held in memory. GitHub's largest lists have some megabytes.
    /// </summary>
    public int MostBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Pages of one list; GitHub ends most of them after ten.</summary>
    public int MostPages { get; init; } = 1000;
}
