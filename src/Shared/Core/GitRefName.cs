using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Core;

/// <summary>The name of a branch, tag or commit, as <c>git check-ref-format</c> allows it.</summary>
public sealed partial record GitRefName : IInputValue<GitRefName>
{
    private const int Longest = 250;

    private GitRefName(string text) => Text = text;

    public string Text { get; }

    /// <summary>40 hex digits: it names one commit for ever, as a branch does not.</summary>
    public bool IsCommit => Text.Length == 40 && Text.All(char.IsAsciiHexDigitLower);

    public static bool TryParse(string text, [NotNullWhen(true)] out GitRefName? value, [NotNullWhen(false)] out string? problem)
    {
        var isName = text.Length is > 0 and <= Longest
            && !Forbidden().IsMatch(text)
            && !text.StartsWith('-')
            && !text.EndsWith('.')
            && text.Split('/').All(part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));
        value = isName ? new GitRefName(text) : null;
        problem = isName ? null : $"must be a branch, tag or commit, not '{text}'";
        return isName;
    }

    public override string ToString() => Text;

    // what git forbids anywhere in a ref, "@" alone included
    [GeneratedRegex(@"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|\A@\z")]
    private static partial Regex Forbidden();
}
