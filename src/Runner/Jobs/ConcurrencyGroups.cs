namespace MsReleaseActions.Runner.Jobs;

/// <summary>How a run or job wants to enter its group.</summary>
/// <param name="Group">The evaluated name; groups are compared without regard to case.</param>
/// <param name="CancelInProgress">Whoever is under way is asked to stop.</param>
/// <param name="QueueAll"><c>queue: max</c>: those that wait already stay.</param>
internal sealed record GroupTicket(string Group, bool CancelInProgress, bool QueueAll);

/// <summary>The concurrency groups of a repository, of runs and jobs alike.</summary>
internal sealed class ConcurrencyGroups
{
    private const int MostWaiting = 100;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Group> groups = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Waits for its turn. Whoever entered calls <see cref="Leave"/> with the same <paramref name="stop"/>.
    /// </summary>
    /// <param name="ticket">What is asked for.</param>
    /// <param name="stop">Asks this one to stop, once it is under way; also its identity.</param>
    /// <param name="waiting">Called where it has to wait.</param>
    /// <param name="cancelled">Gives the place in the queue up.</param>
    /// <returns>False: a newer one took its place, or it was cancelled, and it must not run.</returns>
    public async Task<bool> EnterAsync(GroupTicket ticket, Action stop, Action waiting, CancellationToken cancelled)
    {
        var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Action? stopOther = null;
        lock (gate)
        {
            if (!groups.TryGetValue(ticket.Group, out var group))
            {
                groups[ticket.Group] = new Group(stop);
                return true;
            }
            if (!ticket.QueueAll)
            {
                group.Waiting.ForEach(other => other.Turn.TrySetResult(false));
                group.Waiting.Clear();
            }
            if (group.Waiting.Count >= MostWaiting)
            {
                return false;
            }
            group.Waiting.Add(new Waiter(turn, stop));
            stopOther = ticket.CancelInProgress ? group.Holder : null;
        }
        waiting();
        stopOther?.Invoke();
        await using var registration = cancelled.Register(() => turn.TrySetResult(false));
        return await turn.Task;
    }

    /// <summary>The next one's turn.</summary>
    public void Leave(GroupTicket ticket, Action stop)
    {
        lock (gate)
        {
            if (!groups.TryGetValue(ticket.Group, out var group) || group.Holder != stop)
            {
                return;
            }
            while (group.Waiting is [var next, ..])
            {
                group.Waiting.RemoveAt(0);
                group.Holder = next.Stop;
                if (next.Turn.TrySetResult(true))
                {
                    return;
                }
            }
            groups.Remove(ticket.Group);
        }
    }

    private sealed record Waiter(TaskCompletionSource<bool> Turn, Action Stop);

    private sealed class Group(Action holder)
    {
        public Action Holder { get; set; } = holder;

        public List<Waiter> Waiting { get; } = [];
    }
}
