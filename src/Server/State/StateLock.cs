using MsReleaseActions.Server.Git;

namespace MsReleaseActions.Server.State;

/// <summary>The lock over all that an embedded GitHub knows; git is asked while nobody holds it.</summary>
internal sealed class StateLock
{
    // a rebase asks about each of its commits; what asks more often than this asks something new each time
    private const int MostAttempts = 1000;
    private readonly Lock gate = new();
    private bool isChanged;
    private DateTimeOffset? begun;

    /// <summary>Whether this thread is in a change.</summary>
    public bool IsHeld => gate.IsHeldByCurrentThread;

    /// <summary>When the change began that this thread is in; null where it is in none.</summary>
    public DateTimeOffset? Moment => IsHeld ? begun : null;

    /// <summary>The change cannot begin again from here on.</summary>
    public void MarkChanged() => isChanged = true;

    /// <inheritdoc cref="SandboxState.Change{T}"/>
    /// <param name="change">May be called several times.</param>
    /// <param name="now">When it begins, also when it begins again: so it makes the same commits, whose names are what
    /// git was asked about.</param>
    public T Change<T>(Func<T> change, DateTimeOffset now)
    {
        if (IsHeld)
        {
            return change();
        }
        for (var attempt = 1; ; attempt++)
        {
            GitQuestion question;
            lock (gate)
            {
                try
                {
                    (isChanged, begun) = (false, now);
                    return change();
                }
                catch (GitQuestion unasked) when (!isChanged && attempt < MostAttempts)
                {
                    question = unasked;
                }
                finally
                {
                    begun = null;
                }
            }
            question.Ask();
        }
    }
}
