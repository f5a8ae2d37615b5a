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

    /// <summary>
    /// Whether it names a ref completely: <c>HEAD</c>, or a well-formed name that begins with <c>refs/</c>.
    /// </summary>
    public static bool IsFull(string name) =>
        name == "HEAD" || (name.StartsWith("refs/", StringComparison.Ordinal) && IsWellFormed(name));

    /// <summary>Whether <c>git check-ref-format --allow-onelevel</c> takes it.</summary>
    public static bool IsWellFormed(string name) =>
        !Forbidden().IsMatch(name)
        && !name.EndsWith('.')
        && name.Split('/')
            .All(part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));

    /// <summary>Takes what is well formed, has at most 250 characters and begins with no hyphen.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out GitRefName? value,
        [NotNullWhen(false)] out string? problem
    )
    {
        var isName = text.Length <= Longest && IsWellFormed(text) && !text.StartsWith('-');
        value = isName ? new GitRefName(text) : null;
        problem = isName ? null : $"must be a branch, tag or commit, not '{text}'";
        return isName;
    }

    public override string ToString() => Text;

    // what git forbids anywhere in a ref, "@" alone included
    [GeneratedRegex(@"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|\A@\z")]
    private static partial Regex Forbidden();
}
