namespace MsReleaseActions.Bench;

/// <summary>Pairs of measurements taken in turn, so that a slow moment of the machine strikes both sides.</summary>
internal static class Medians
{
    public const int Rounds = 9;

    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1
            ? sorted[sorted.Count / 2]
            : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>One unmeasured round, then the measured ones; who goes first alternates.</summary>
    public static async Task<IReadOnlyList<(T Ours, T Theirs)>> PairsAsync<T>(
        Func<int, Task<T>> ours,
        Func<int, Task<T>> theirs
    )
    {
        var pairs = new List<(T, T)>();
        for (var round = 0; round <= Rounds; round++)
        {
            T first,
                second;
            if (round % 2 == 0)
            {
                (first, second) = (await ours(round), await theirs(round));
            }
            else
            {
                second = await theirs(round);
                first = await ours(round);
            }
            if (round > 0)
            {
                pairs.Add((first, second));
            }
        }
        return pairs;
    }
}
