using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Core.Content;

/// <summary>The files that pin what a candidate is built with, at the commits that a spec names.</summary>
/// <param name="All">Each pin, and the text of its file; null where there is none.</param>
public sealed record PinnedFiles(IReadOnlyList<(ProducerPin Pin, string? Text)> All)
{
    /// <summary>What is wrong with the files: nothing that is built of these commits could be released.</summary>
    public IEnumerable<string> Problems =>
        All.Select(file => PinnedCommit.In(file.Pin, file.Text).Problem).OfType<string>();

    /// <summary>What is wrong with what a candidate says that it was built with, a clause each.</summary>
    public IEnumerable<string> Against(IReadOnlyList<CandidateInput> inputs) =>
        All.Select(file => file.Pin.WhyNot(inputs, file.Text)).OfType<string>();
}
