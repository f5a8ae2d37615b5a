namespace MsReleaseActions.Workflows.Expressions;

/// <summary>What an expression reaches for.</summary>
internal static class References
{
    /// <summary>The dotted paths into contexts, in the order of the text.</summary>
    public static IReadOnlyList<string> Of(Syntax root)
    {
        var paths = new List<string>();
        Collect(root, paths);
        return [.. paths.Distinct(StringComparer.Ordinal)];
    }

    public static IEnumerable<Context> Contexts(Syntax root) => All(root).OfType<Context>();

    public static IEnumerable<Call> Calls(Syntax root) => All(root).OfType<Call>();

    private static IEnumerable<Syntax> All(Syntax part) => part.Parts.SelectMany(All).Prepend(part);

    private static void Collect(Syntax part, List<string> paths)
    {
        var path = PathOf(part);
        if (path is not null)
        {
            paths.Add(path);
        }
        // of a path the computed indexes are left, each with paths of its own
        for (var inner = part; path is not null && inner is Index index; inner = index.Target)
        {
            Collect(index.At, paths);
        }
        foreach (var inner in path is null ? part.Parts : [])
        {
            Collect(inner, paths);
        }
    }

    private static string? PathOf(Syntax part) =>
        part switch
        {
            Context context => context.Name,
            Index { At: Literal literal } index when PathOf(index.Target) is { } path =>
                $"{path}.{literal.Value.ToText()}",
            Index index when PathOf(index.Target) is { } path => $"{path}.*",
            _ => null,
        };
}
