namespace MsReleaseActions.Workflows.Expressions;

/// <summary>Look-ups by name, as the language does them: without regard to case.</summary>
internal static class Keyed
{
    public static OrderedDictionary<string, ExpressionValue> Ordered(
        IEnumerable<KeyValuePair<string, ExpressionValue>> members
    )
    {
        if (
            members is OrderedDictionary<string, ExpressionValue> ready
            && ReferenceEquals(ready.Comparer, StringComparer.OrdinalIgnoreCase)
        )
        {
            return ready;
        }
        var ordered = new OrderedDictionary<string, ExpressionValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in members)
        {
            ordered.TryAdd(name, value);
        }
        return ordered;
    }

    /// <summary>The entry of that name; null where there is none.</summary>
    public static T? Find<T>(IReadOnlyDictionary<string, T> entries, string name)
        where T : class =>
        entries.TryGetValue(name, out var exact)
            ? exact
            : entries.FirstOrDefault(entry => string.Equals(entry.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
