namespace MsReleaseActions.Server.Git;

/// <summary>What may be the name of a ref.</summary>
internal static class RefName
{
    /// <summary>Whether git would take it as a full name: <c>git check-ref-format</c>.</summary>
    public static bool IsValid(string name) =>
        name.Contains('/', StringComparison.Ordinal)
        && name.All(character => character is > ' ' and not ('\u007f' or '~' or '^' or ':' or '?' or '*' or '[' or '\\'))
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains("@{", StringComparison.Ordinal)
        && !name.EndsWith('.')
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));

    /// <summary>Whether it names a ref completely: <c>HEAD</c>, or a valid name that begins with <c>refs/</c>.</summary>
    public static bool IsFull(string name) => name == "HEAD" || (name.StartsWith("refs/", StringComparison.Ordinal) && IsValid(name));
}
