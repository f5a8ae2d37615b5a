namespace MsReleaseActions.Arrows;

/// <summary>Folders that use each other, over others or at once.</summary>
internal static class Circles
{
    /// <summary>Each circle with its folders, the largest first; none where the arrows go one way.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyList<Arrow> arrows)
    {
        var uses = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
        var reached = uses.ToDictionary(from => from.Key, from => Reached(from.Key, uses), StringComparer.Ordinal);
        return
        [
            .. reached
                .Keys.Where(folder => reached[folder].Contains(folder))
                .GroupBy(folder =>
                    string.Join(
                        '\n',
                        reached[folder]
                            .Where(other => reached.GetValueOrDefault(other, []).Contains(folder))
                            .Order(StringComparer.Ordinal)
                    )
                )
                .Select(circle => circle.Order(StringComparer.Ordinal).ToList())
                .OrderByDescending(circle => circle.Count),
        ];
    }

    private static HashSet<string> Reached(string start, ILookup<string, string> uses)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>(uses[start]);
        while (next.TryPop(out var folder))
        {
            if (reached.Add(folder))
            {
                foreach (var further in uses[folder])
                {
                    next.Push(further);
                }
            }
        }
        return reached;
    }
}
