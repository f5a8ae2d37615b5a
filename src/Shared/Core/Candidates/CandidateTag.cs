using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.Core.Candidates;

/// <summary>The tag of a candidate: starts with <c>rc-</c> and ends with the commit that it was built from.</summary>
public sealed partial record CandidateTag : IInputValue<CandidateTag>
{
    private CandidateTag(string text) => (Text, SourceSha) = (text, CommitSha.Parse(text[^CommitSha.Length..]));

    public string Text { get; }

    public CommitSha SourceSha { get; }

    /// <summary>The usual name, <c>rc-&lt;source_sha&gt;</c>.</summary>
    public static CandidateTag Of(CommitSha source) => new($"rc-{source}");

    public static bool TryParse(string text, [NotNullWhen(true)] out CandidateTag? value, [NotNullWhen(false)] out string? problem)
    {
        value = Form().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal) ? new CandidateTag(text) : null;
        problem = value is null ? $"must start with rc- and end with the 40 hex digits of the source commit, not '{text}'" : null;
        return value is not null;
    }

    /// <summary>
    /// What <c>source-sha</c> and <c>candidate-tag</c> say together: either is enough, both must agree. Null after a problem.
    /// </summary>
    public static CandidateTag? Read(InputReader inputs, bool sourceShaIsRequired)
    {
        var sha = sourceShaIsRequired ? inputs.Required<CommitSha>("source-sha") : inputs.Optional<CommitSha>("source-sha");
        var tag = inputs.Optional<CandidateTag>("candidate-tag");
        if (sha is not null && tag is not null && tag.SourceSha != sha)
        {
            inputs.Problem($"candidate-tag must end with source-sha: '{tag}' does not end with {sha}");
        }
        if (sha is null && tag is null && !sourceShaIsRequired && inputs.Text("source-sha") is null && inputs.Text("candidate-tag") is null)
        {
            inputs.Problem("source-sha or candidate-tag is required");
        }
        return tag ?? (sha is null ? null : Of(sha));
    }

    public override string ToString() => Text;

    [GeneratedRegex(@"\Arc-(?:[A-Za-z0-9][A-Za-z0-9._-]*-)?[0-9a-f]{40}\z")]
    private static partial Regex Form();
}
