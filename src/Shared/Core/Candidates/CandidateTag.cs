using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Core.Candidates;

/// <summary>The tag of a candidate: starts with <c>rc-</c> and ends with the commit that it was built from.</summary>
public sealed partial record CandidateTag : IInputValue<CandidateTag>
{
    private CandidateTag(string text, string sha) => (Text, SourceSha) = (text, CommitSha.Parse(sha));

    public string Text { get; }

    public CommitSha SourceSha { get; }

    /// <summary>The usual name, <c>rc-&lt;source_sha&gt;</c>.</summary>
    public static CandidateTag Of(CommitSha source) => new($"rc-{source}", source.Text);

    /// <summary>
    /// The tag <c>rc-&lt;source_sha&gt;-tooling-&lt;tooling_sha&gt;</c> of a candidate that the tool before this one
    /// made: it is listed, and no action takes it.
    /// </summary>
    public static CandidateTag? OfEarlierTool(string text) =>
        EarlierForm().Match(text) is { Success: true } match ? new CandidateTag(text, match.Groups["sha"].Value) : null;

    /// <summary>Whether it is a tag of <see cref="OfEarlierTool"/>.</summary>
    public bool IsOfEarlierTool => EarlierForm().IsMatch(Text);

    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out CandidateTag? value,
        [NotNullWhen(false)] out string? problem
    )
    {
        var isEarlier = EarlierForm().IsMatch(text);
        value =
            !isEarlier && Form().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal)
                ? new CandidateTag(text, text[^CommitSha.Length..])
                : null;
        problem =
            value is not null ? null
            : isEarlier ? $"is of an earlier tool, whose candidates are never released: '{text}'"
            : $"must start with rc- and end with the 40 hex digits of the source commit, not '{text}'";
        return value is not null;
    }

    public override string ToString() => Text;

    [GeneratedRegex(@"\Arc-(?:[A-Za-z0-9][A-Za-z0-9._-]*-)?[0-9a-f]{40}\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\Arc-(?<sha>[0-9a-f]{40})-tooling-[0-9a-f]{40}\z")]
    private static partial Regex EarlierForm();
}
