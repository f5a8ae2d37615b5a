using System.Diagnostics.CodeAnalysis;

namespace MsReleaseActions.Core.Candidates;

/// <summary>A full commit name: exactly 40 lower-case hex digits.</summary>
public sealed record CommitSha : IInputValue<CommitSha>
{
    public const int Length = 40;

    private CommitSha(string text) => Text = text;

    public string Text { get; }

    /// <summary>The first eight digits, for people.</summary>
    public string Short => Text[..8];

    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out CommitSha? value,
        [NotNullWhen(false)] out string? problem
    )
    {
        value = text.Length == Length && text.All(char.IsAsciiHexDigitLower) ? new CommitSha(text) : null;
        problem = value is null ? $"must be a full commit SHA, 40 lower-case hex digits, not '{text}'" : null;
        return value is not null;
    }

    /// <exception cref="FormatException">The text is not a full commit SHA.</exception>
    public static CommitSha Parse(string text) =>
        TryParse(text, out var value, out var problem) ? value : throw new FormatException($"A commit {problem}.");

    public override string ToString() => Text;
}
