namespace MsReleaseActions.GitHub;

/// <summary>The time that may be spent on waiting for limits. Requests that wait side by side spend it once.</summary>
/// <param name="time">The clock.</param>
/// <param name="left">All of it.</param>
internal sealed class LimitPatience(TimeProvider time, TimeSpan left)
{
    private readonly Lock gate = new();
    private TimeSpan left = left;
    private DateTimeOffset spentUntil;

    /// <summary>No wait may last longer than until then; null: any.</summary>
    public DateTimeOffset? End { get; set; }

    /// <summary>Whether there is enough for a wait that begins now.</summary>
    public bool Covers(TimeSpan wait)
    {
        lock (gate)
        {
            return MayPay(CostOf(wait), wait);
        }
    }

    /// <summary>Takes a wait that begins now; false where there is not enough for it.</summary>
    public bool TrySpend(TimeSpan wait)
    {
        lock (gate)
        {
            var cost = CostOf(wait);
            if (!MayPay(cost, wait))
            {
                return false;
            }
            left -= cost;
            var end = time.GetUtcNow() + wait;
            spentUntil = end > spentUntil ? end : spentUntil;
            return true;
        }
    }

    private bool MayPay(TimeSpan cost, TimeSpan wait) =>
        cost <= left && (End is not { } end || time.GetUtcNow() + wait <= end);

    // what others wait for already costs nothing
    private TimeSpan CostOf(TimeSpan wait)
    {
        var now = time.GetUtcNow();
        var from = spentUntil > now ? spentUntil : now;
        return now + wait > from ? now + wait - from : TimeSpan.Zero;
    }
}
