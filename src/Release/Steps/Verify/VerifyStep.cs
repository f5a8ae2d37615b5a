using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>
/// The last station: what is published is held against the candidate once more, as anybody can do later with
/// <c>verify</c>.
/// </summary>
/// <param name="services">What is released.</param>
/// <param name="prove">Looks at everything.</param>
public sealed class VerifyStep(ReleaseServices services, Func<ReleaseTag, CancellationToken, Task<Verification>> prove)
    : IStep
{
    public StepId Id => StepId.Verified;

    /// <inheritdoc/>
    public async Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Tag is not { } tag)
        {
            return new StepReport(StepStatus.ToCome, "what is published is held against the candidate");
        }
        // right after a publication GitHub may not show all of it
        var found = await LaggingReads.UntilAsync(
            services.Time,
            token => prove(tag, token),
            proof => proof.Holds,
            cancellation
        );
        var unknown = found.Findings.Count(finding => finding.Status == CheckStatus.Unknown);
        return found.Holds
            ? new StepReport(
                StepStatus.Done,
                $"{tag}: {found.Assets.Count} assets hold{(unknown > 0 ? $"; {unknown} could not be checked" : "")}"
                    + (found.IsOriginVerified ? "" : "; who built them was not verified")
            )
            {
                Url = found.Url,
            }
            : new StepReport(
                StepStatus.Blocked,
                $"{tag} is not what it should be: "
                    + string.Join(
                        "; ",
                        found
                            .Findings.Where(finding => finding.Status == CheckStatus.Failed)
                            .Select(finding => $"{finding.Name}: {finding.Text}")
                    )
            )
            {
                Why = "What is published must be the candidate, byte for byte",
                Remedy =
                    $"Look at it with `{services.Settings.Kind.Command($"verify {tag}")}`; "
                    + $"`{services.Settings.Kind.Command($"withdraw {tag}")}` takes it back",
                Url = found.Url,
            };
    }

    /// <summary>Nothing can be done about a proof: a look says it all.</summary>
    public Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(seen);
        throw ActionFailure.No(seen.Text, seen.Why, seen.Remedy);
    }
}
