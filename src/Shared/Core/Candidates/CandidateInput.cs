using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Core.Candidates;

/// <summary>What went into a build beside the commit itself: a dependency of firmware, at a commit.</summary>
/// <param name="Id">Lower-case letters, digits and <c>-</c>; unique in a candidate.</param>
/// <param name="Repository">Where it is.</param>
/// <param name="Sha">Its commit.</param>
public sealed partial record CandidateInput(string Id, RepositoryName Repository, CommitSha Sha)
{
    /// <summary>Reads <c>ui=owner/ui@0123…</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out CandidateInput? input)
    {
        input =
            Form().Match(text) is { Success: true } match
            && RepositoryName.TryParse(match.Groups["repository"].Value, out var repository, out _)
            && CommitSha.TryParse(match.Groups["sha"].Value, out var sha, out _)
                ? new CandidateInput(match.Groups["id"].Value, repository, sha)
                : null;
        return input is not null;
    }

    [GeneratedRegex(
        @"\A(?<id>[a-z0-9][a-z0-9-]{0,99})\s*=\s*(?<repository>[^@\s]+)@(?<sha>[0-9a-f]{40})\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
