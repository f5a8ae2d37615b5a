using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Core.Candidates;

/// <summary>The tag of a candidate: starts with <c>rc-</c> and ends with the commit that it was built from.</summary>
public sealed partial record CandidateTag : IInputValue<CandidateTag>
{
    private CandidateTag(string text) => (Text, SourceSha) = (text, CommitSha.Parse(text[^CommitSha.Length..]));

    public string Text { get; }

    public CommitSha SourceSha { get; }

    /// <summary>The usual name, <c>rc-&lt;source_sha&gt;</c>.</summary>
    public static CandidateTag Of(CommitSha source) => new($"rc-{source}");

    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out CandidateTag? value,
        [NotNullWhen(false)] out string? problem
    )
    {
        value = Form().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal) ? new CandidateTag(text) : null;
        problem = value is null
            ? $"must start with rc- and end with the 40 hex digits of the source commit, not '{text}'"
            : null;
        return value is not null;
    }

    public override string ToString() => Text;

    [GeneratedRegex(@"\Arc-(?:[A-Za-z0-9][A-Za-z0-9._-]*-)?[0-9a-f]{40}\z")]
    private static partial Regex Form();
}
