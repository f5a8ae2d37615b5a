using System.Diagnostics.CodeAnalysis;
using MsReleaseActions.Core;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>
/// A branch or tag whose workflow file is run; <c>refs/heads/</c> or <c>refs/tags/</c> may stand before it.
/// </summary>
internal sealed record DispatchRef(string Text) : IInputValue<DispatchRef>
{
    private static readonly string[] Prefixes = ["refs/heads/", "refs/tags/"];

    /// <summary>Without <c>refs/heads/</c> or <c>refs/tags/</c>, as runs name it.</summary>
    public string Short => Text[PrefixOf(Text).Length..];

    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out DispatchRef? value,
        [NotNullWhen(false)] out string? problem
    )
    {
        problem =
            text.Length == 40 && text.All(char.IsAsciiHexDigit)
                ? $"must be a branch or a tag: GitHub does not dispatch a commit, and '{text}' is one"
            : !GitRefName.TryParse(text, out _, out _)
            || (text.StartsWith("refs/", StringComparison.Ordinal) && PrefixOf(text).Length == 0)
                ? $"must be a branch or a tag, not '{text}'"
            : null;
        value = problem is null ? new DispatchRef(text) : null;
        return value is not null;
    }

    public override string ToString() => Text;

    private static string PrefixOf(string text) =>
        Prefixes.FirstOrDefault(prefix => text.StartsWith(prefix, StringComparison.Ordinal)) ?? "";
}
