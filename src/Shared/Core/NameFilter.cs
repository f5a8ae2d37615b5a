using System.IO.Enumeration;

namespace MsReleaseActions.Core;

/// <summary>Patterns over asset names, case-sensitive: <c>*</c> is any run of characters, <c>?</c> any one.</summary>
public sealed record NameFilter(IReadOnlyList<string> Patterns)
{
    public bool IsEmpty => Patterns.Count == 0;

    /// <summary>Any of the patterns matches.</summary>
    public bool Matches(string name) => Patterns.Any(pattern => Matches(pattern, name));

    /// <summary>The patterns that none of the names match.</summary>
    public IReadOnlyList<string> Unmatched(IReadOnlyCollection<string> names) =>
        [.. Patterns.Where(pattern => !names.Any(name => Matches(pattern, name)))];

    /// <summary>One pattern against one name.</summary>
    public static bool Matches(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    public bool Equals(NameFilter? other) => other is not null && Patterns.SequenceEqual(other.Patterns);

    public override int GetHashCode() => Patterns.Count == 0 ? 0 : Patterns[0].GetHashCode(StringComparison.Ordinal);
}
