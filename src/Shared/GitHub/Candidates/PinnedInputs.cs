using System.Net;
using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;

namespace MsReleaseActions.GitHub.Candidates;

/// <summary>Holds what candidates were built with against the files that pin it.</summary>
/// <param name="github">Of the server that all of them are on.</param>
/// <param name="time">Waits between tries.</param>
public sealed class PinnedInputs(GitHubClient github, TimeProvider time)
{
    /// <summary>
    /// What is wrong with the candidates of a spec, a sentence each without its full stop.
    /// </summary>
    /// <param name="spec">What is put together.</param>
    /// <param name="mustBeThere">Whether one that is not sealed, or not to be seen, is a problem.</param>
    /// <param name="cancellation">Ends the asking.</param>
    public async Task<IReadOnlyList<string>> ProblemsAsync(
        ReleaseSpec spec,
        bool mustBeThere,
        CancellationToken cancellation
    )
    {
        var problems = new List<string>();
        foreach (var candidate in ProducerCandidate.Of(spec).Where(candidate => candidate.Producer.Pins.Count > 0))
        {
            if (await InputsAsync(candidate, cancellation) is not { } inputs)
            {
                if (mustBeThere)
                {
                    problems.Add(
                        $"{candidate.Tag} of {candidate.Repository} is not sealed, or not to be seen with this token: "
                            + "what it was built with is not known"
                    );
                }
                continue;
            }
            var files = await FilesAsync(candidate, spec, cancellation);
            problems.AddRange(files.Against(inputs).Select(problem => $"{candidate.Producer.Id}: {problem}"));
        }
        return problems;
    }

    /// <summary>The files that pin what a candidate is built with.</summary>
    public async Task<PinnedFiles> FilesAsync(
        ProducerCandidate candidate,
        ReleaseSpec spec,
        CancellationToken cancellation
    )
    {
        var all = new List<(ProducerPin, string?)>();
        foreach (var pin in candidate.Producer.Pins)
        {
            var place = spec.Find(pin.In)!;
            var bytes = await github.Contents.ReadFileAsync(place.Repository, pin.File, place.Sha.Text, cancellation);
            all.Add((pin, bytes is null ? null : Encoding.UTF8.GetString(bytes)));
        }
        return new PinnedFiles(all);
    }

    private async Task<IReadOnlyList<CandidateInput>?> InputsAsync(
        ProducerCandidate candidate,
        CancellationToken cancellation
    )
    {
        try
        {
            var reader = new CandidateReader(github, candidate.Repository, time);
            return (await reader.ReadAsync(candidate.Tag, cancellation)).Seal?.Manifest.Inputs;
        }
        catch (GitHubFailure failure) when (failure.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
