using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>
/// Who built what is published: the run that <c>candidate.json</c> names, and what was attested of it.
/// </summary>
internal sealed class OriginProof(ReleaseServices services)
{
    private string Workflow => $".github/workflows/{services.Settings.CandidateWorkflow}";

    /// <param name="hand">The release.</param>
    /// <param name="isSealed">The seal's signature was verified: it proves the candidate, too.</param>
    /// <param name="cancellation">Ends requests.</param>
    public async Task<IReadOnlyList<CheckResult>> ProveAsync(
        ReleaseInHand hand,
        bool isSealed,
        CancellationToken cancellation
    )
    {
        if (hand.Manifest is not { } manifest)
        {
            return [];
        }
        var run = await Fact.OfAsync(() =>
            BuildRun.ReadAsync(services.GitHub, services.Repository, manifest, cancellation)
        );
        return [.. OfRun(hand, manifest, run), await OfAttestationsAsync(hand, manifest, isSealed, cancellation)];
    }

    private IEnumerable<CheckResult> OfRun(ReleaseInHand hand, CandidateManifest manifest, Fact<BuildRun> run)
    {
        const string name = "run";
        if (run.Value is { Run: null } && manifest.Workflow == Workflow)
        {
            return [CheckResult.Unknown(name, $"run {manifest.RunId} is gone: GitHub does not keep runs for ever")];
        }
        // when it was sealed is known of the candidate only: promotion uploads the file anew
        var sealedAt = hand.Candidate?.Find(AssetName.Manifest)?.CreatedAt;
        return run.Check(
            name,
            found => found!.Problems(manifest, Workflow, sealedAt),
            $"run {manifest.RunId}, attempt {manifest.RunAttempt} of {services.Settings.CandidateWorkflow} on the "
                + "default branch"
        );
    }

    private async Task<CheckResult> OfAttestationsAsync(
        ReleaseInHand hand,
        CandidateManifest manifest,
        bool isSealed,
        CancellationToken cancellation
    )
    {
        const string name = "provenance";
        var (bytes, server) = (hand.Small[AssetName.Manifest], ServerOf(hand.Release));
        var identity = $"{server}/{services.Repository}/{Workflow}@refs/heads/{services.Settings.Branch}";
        var question = new AttestationQuestion(bytes, Sha256.Of(bytes), services.Repository, identity);
        try
        {
            return await services.Operator.Attestations.CountAsync(services.Repository, question.Sha256, cancellation)
                    is var kept
                && kept == 0
                    ? await OfNobodyAsync(isSealed, cancellation)
                : await services.Attestations.VerifyAsync(question, cancellation) is not { } verdict
                    ? CheckResult.Unknown(
                        name,
                        $"GitHub states attestations of its {AssetName.Manifest} ({kept}), and nothing here can verify "
                            + "them",
                        $"Install gh 2.49 or later (https://cli.github.com), or verify it elsewhere: {ByHand(hand.Tag, question)}"
                    )
                : WhyNot(verdict, manifest, question, server) is { } problem ? CheckResult.Failed(name, problem)
                : CheckResult.Passed(
                    name,
                    $"{services.Settings.CandidateWorkflow} of {services.Settings.Branch} attested this "
                        + $"{AssetName.Manifest} in run {manifest.RunId}, on a machine of GitHub"
                ) with
                {
                    VerifiedBy = "gh",
                };
        }
        catch (GitHubFailure failure)
        {
            return CheckResult.Unknown(name, $"could not be checked: {failure.Message}");
        }
    }

    // of a public repository the lanes release what is attested, or signed with a key that is known, and nothing else
    private async Task<CheckResult> OfNobodyAsync(bool isSealed, CancellationToken cancellation)
    {
        const string text = $"nobody has attested its {AssetName.Manifest}";
        if (isSealed || services.Settings.AllowUnsigned)
        {
            return CheckResult.Unknown("provenance", text);
        }
        var repository = await services.GitHub.Repositories.GetAsync(services.Repository, cancellation);
        return repository is { Private: false }
            ? CheckResult.Failed(
                "provenance",
                $"{text}, and no known key has signed it: whoever may write can have made it"
            )
            : CheckResult.Unknown("provenance", text);
    }

    private static string? WhyNot(
        AttestationVerdict verdict,
        CandidateManifest manifest,
        AttestationQuestion question,
        string server
    )
    {
        if (verdict.Verified is not { } verified)
        {
            return $"gh attestation verify does not find it attested by {question.Identity}: {verdict.WhyNot}";
        }
        try
        {
            return VerifiedAttestations.Parse(verified).WhyNot(manifest, question.Sha256, server);
        }
        catch (FormatException failure)
        {
            return failure.Message;
        }
    }

    private static string ByHand(ReleaseTag tag, AttestationQuestion question) =>
        $"gh release download {tag} --repo {question.Repository} --pattern {AssetName.Manifest} && gh attestation verify {AssetName.Manifest} --repo {question.Repository} --cert-identity {question.Identity} "
        + "--deny-self-hosted-runners";

    private static string ServerOf(Release release) => new Uri(release.HtmlUrl).GetLeftPart(UriPartial.Authority);
}
