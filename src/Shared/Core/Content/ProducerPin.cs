using System.Text.RegularExpressions;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Core.Content;

/// <summary>A dependency of a producer's build, whose commit a file pins.</summary>
/// <param name="Id">As the candidate's <c>inputs</c> have it.</param>
/// <param name="Repository">Where the dependency is.</param>
/// <param name="In">The id in specs of the repository whose file pins it.</param>
/// <param name="File">That file, such as <c>platformio.ini</c>.</param>
public sealed record ProducerPin(string Id, RepositoryName Repository, string In, string File)
{
    /// <summary>What is wrong with what a candidate says that it was built with; null: nothing.</summary>
    /// <param name="inputs">Of the candidate.</param>
    /// <param name="text">The file at the commit that the spec pins; null: there is none.</param>
    public string? WhyNot(IReadOnlyList<CandidateInput> inputs, string? text)
    {
        if (text is null)
        {
            return $"{In} has no {File}, which should pin {Id}";
        }
        var pinned = Pinned(text).Distinct(StringComparer.Ordinal).ToList();
        if (pinned is not [var sha])
        {
            return pinned.Count == 0
                ? $"{File} of {In} pins no commit of {Repository}"
                : $"{File} of {In} pins {pinned.Count} commits of {Repository}";
        }
        return inputs.FirstOrDefault(input => input.Id == Id) is not { } built
                ? $"the candidate does not say which {Id} went into it, and {File} of {In} pins {sha[..8]}"
            : !built.Repository.IsSameAs(Repository) ? $"{Id} is {built.Repository}, and {Repository} is expected"
            : built.Sha.Text != sha ? $"it was built with {Id} {built.Sha.Short}, and {File} of {In} pins {sha[..8]}"
            : null;
    }

    // https://github.com/owner/name.git#SHA, owner/name@SHA and the like
    private IEnumerable<string> Pinned(string text) =>
        Regex
            .Matches(
                text,
                $@"(?<![A-Za-z0-9_.-]){Regex.Escape(Repository.ToString())}(\.git)?[#@](?<sha>[0-9a-f]{{40}})(?![0-9a-f])",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Select(match => match.Groups["sha"].Value.ToLowerInvariant());
}
