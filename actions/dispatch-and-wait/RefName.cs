using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using MsReleaseActions.Core;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>A branch or tag whose workflow file is run; <c>refs/heads/</c> or <c>refs/tags/</c> may stand before it.</summary>
internal sealed partial record RefName(string Text) : IInputValue<RefName>
{
    /// <summary>Without <c>refs/heads/</c> or <c>refs/tags/</c>, as runs name it.</summary>
    public string Short => Prefix().Replace(Text, "");

    public static bool TryParse(string text, [NotNullWhen(true)] out RefName? value, [NotNullWhen(false)] out string? problem)
    {
        problem = Commit().IsMatch(text)
            ? $"must be a branch or a tag: GitHub does not dispatch a commit, and '{text}' is one"
            : !Form().IsMatch(text) || (text.StartsWith("refs/", StringComparison.Ordinal) && !Prefix().IsMatch(text))
                ? $"must be a branch or a tag, not '{text}'"
                : null;
        value = problem is null ? new RefName(text) : null;
        return value is not null;
    }

    public override string ToString() => Text;

    // git's own rules for a ref (git-check-ref-format), and no leading hyphen
    [GeneratedRegex(@"\A(?!-|/|\.)(?!.*(?:\.\.|//|@\{|/\.|\.lock(?:/|\z)))[^\s\p{C}~^:?*\[\\]+(?<![/.])\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[0-9a-fA-F]{40}\z")]
    private static partial Regex Commit();

    [GeneratedRegex(@"\Arefs/(?:heads|tags)/(?=.)")]
    private static partial Regex Prefix();
}
