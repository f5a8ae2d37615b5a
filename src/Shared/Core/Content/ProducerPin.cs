using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Core.Content;

/// <summary>A dependency of a producer's build, whose commit a file pins.</summary>
/// <param name="Id">As the candidate's <c>inputs</c> have it.</param>
/// <param name="Repository">Where the dependency is.</param>
/// <param name="In">The id in specs of the repository whose file pins it.</param>
/// <param name="File">That file, such as <c>platformio.ini</c>.</param>
public sealed record ProducerPin(string Id, RepositoryName Repository, string In, string File)
{
    /// <summary>Whether its checkout lies beside the one that is built.</summary>
    public bool IsBeside { get; init; }

    /// <summary>What is wrong with what a candidate says that it was built with; null: nothing.</summary>
    /// <param name="inputs">Of the candidate.</param>
    /// <param name="text">The file at the commit that the spec pins; null: there is none.</param>
    public string? WhyNot(IReadOnlyList<CandidateInput> inputs, string? text)
    {
        var (sha, problem) = PinnedCommit.In(this, text);
        return sha is null ? problem
            : inputs.FirstOrDefault(input => input.Id == Id) is not { } built
                ? $"the candidate does not say which {Id} went into it, and {File} of {In} pins {sha.Short}"
            : !built.Repository.IsSameAs(Repository) ? $"{Id} is {built.Repository}, and {Repository} is expected"
            : built.Sha != sha ? $"it was built with {Id} {built.Sha.Short}, and {File} of {In} pins {sha.Short}"
            : null;
    }
}
