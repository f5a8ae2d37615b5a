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
    /// <summary>The commit that the file pins.</summary>
    /// <param name="text">The file; null: there is none.</param>
    /// <returns>The commit, or why it is not known.</returns>
    public (CommitSha? Sha, string? Problem) Find(string? text)
    {
        if (text is null)
        {
            return (null, $"{In} has no {File}, which should pin {Id}");
        }
        return Pinned(text).Distinct(StringComparer.Ordinal).ToList() switch
        {
            [var sha] => (CommitSha.Parse(sha), null),
            [] => (null, $"{File} of {In} pins no commit of {Repository}"),
            var several => (null, $"{File} of {In} pins {several.Count} commits of {Repository}"),
        };
    }

    /// <summary>What is wrong with what a candidate says that it was built with; null: nothing.</summary>
    /// <param name="inputs">Of the candidate.</param>
    /// <param name="text">The file at the commit that the spec pins; null: there is none.</param>
    public string? WhyNot(IReadOnlyList<CandidateInput> inputs, string? text)
    {
        var (sha, problem) = Find(text);
        return sha is null ? problem
            : inputs.FirstOrDefault(input => input.Id == Id) is not { } built
                ? $"the candidate does not say which {Id} went into it, and {File} of {In} pins {sha.Short}"
            : !built.Repository.IsSameAs(Repository) ? $"{Id} is {built.Repository}, and {Repository} is expected"
            : built.Sha != sha ? $"it was built with {Id} {built.Sha.Short}, and {File} of {In} pins {sha.Short}"
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
