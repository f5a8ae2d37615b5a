using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>
/// Candidates that are there and cannot be used: a release that would stop at them is not begun. Reads only.
/// </summary>
internal sealed class UnusableCandidates(ReleaseServices services)
{
    /// <summary>What stands against a release of a spec; null: nothing does, as far as candidates are there.</summary>
    public async Task<StepReport?> ReadAsync(ReleaseSpec spec, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(
            ProducerCandidate
                .Of(spec)
                .Select(async wanted => (wanted, Report: await OfAsync(wanted, spec, cancellation)))
        );
        return found.Where(one => one.Report is not null).ToList() is { Count: > 0 } unusable
            ? new StepReport(
                StepStatus.Blocked,
                string.Join("; ", unusable.Select(one => $"{one.wanted.Producer.Id}: {one.Report!.Text}"))
            )
            {
                Why = "The release could not be made of it; nothing was written",
                Remedy = string.Join(". ", unusable.Select(one => one.Report!.Remedy).Distinct(StringComparer.Ordinal)),
                Url = unusable[0].Report!.Url,
            }
            : null;
    }

    private async Task<StepReport?> OfAsync(ProducerCandidate wanted, ReleaseSpec spec, CancellationToken cancellation)
    {
        var pinned = await new PinnedInputs(services.GitHub, services.Time).FilesAsync(wanted, spec, cancellation);
        if (ProducerRules.Unbuildable(wanted, pinned) is { } unbuildable)
        {
            return unbuildable;
        }
        var candidate = await new CandidateReader(services.GitHub, wanted.Repository, services.Time).ReadAsync(
            wanted.Tag,
            cancellation
        );
        return candidate.State switch
        {
            CandidateState.Sealed => ProducerRules.Against(candidate, wanted, pinned),
            CandidateState.Invalid or CandidateState.Ambiguous => new StepReport(
                StepStatus.Blocked,
                $"{wanted.Tag} of {wanted.Repository} cannot be used: {string.Join("; ", candidate.Problems)}"
            )
            {
                Remedy =
                    $"Look at it, discard it with `{CandidateRules.Discard(wanted.Tag)} --repo "
                    + $"{wanted.Repository}`, and run the same command again: it is built anew",
                Url = candidate.Release?.HtmlUrl,
            },
            _ => null,
        };
    }
}
