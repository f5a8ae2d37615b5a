using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>The step that has gh verify who attested a <c>candidate.json</c>.</summary>
internal static class AttestedSteps
{
    /// <summary>
    /// The candidate of this repository. Where a key proves it too, a private one need not be attested.
    /// </summary>
    public static IEnumerable<string> Own(ReleaseSettings settings) =>
        Step(
            "attestation",
            $"Attested by {settings.CandidateWorkflow} of the default branch",
            settings.Keys.PublicKey is null ? null : "${{ !github.event.repository.private }}",
            "candidate.json",
            "${{ github.repository }}",
            $".github/workflows/{settings.CandidateWorkflow}",
            "${{ github.event.repository.default_branch }}",
            settings.AllowUnsigned
        );

    /// <summary>The candidate of a producer whose key nobody knows.</summary>
    /// <param name="id">The producer's.</param>
    /// <param name="at">Where the spec has it, an expression.</param>
    public static IEnumerable<string> OfProducer(string id, string at) =>
        Step(
            $"attestation-of-{id}",
            $"Attested by the workflow of {id}",
            at,
            $"candidates/{id}.json",
            $"${{{{ {at}.repository }}}}",
            $"${{{{ {at}.workflow }}}}",
            $"${{{{ {at}.ref || 'main' }}}}",
            allowUnsigned: false
        );

    private static IEnumerable<string> Step(
        string id,
        string name,
        string? condition,
        string file,
        string repository,
        string workflow,
        string branch,
        bool allowUnsigned
    ) =>
        [
            $"- id: {id}",
            $"  name: {Sentence(name)}",
            .. condition is null ? (string[])[] : [$"  if: {condition}"],
            "  env:",
            "    GH_TOKEN: ${{ github.token }}",
            $"    REPOSITORY: {repository}",
            $"    IDENTITY: ${{{{ github.server_url }}}}/{repository}/{workflow}@refs/heads/{branch}",
            "  run: |",
            $"    if gh attestation verify {file} --repo \"$REPOSITORY\" --cert-identity \"$IDENTITY\" "
                + "--deny-self-hosted-runners --limit 1000 --format json > attestation.json; then",
            "      echo \"path=attestation.json\" >> \"$GITHUB_OUTPUT\"",
            .. allowUnsigned
                ?
                [
                    "    else",
                    "      echo \"::warning::Nothing proves who sealed this candidate: $IDENTITY has not attested it, "
                        + "and ms-release.json allows that (allow_unsigned)\"",
                    "    fi",
                ]
                : (string[])
                    [
                        "    else",
                        "      echo \"::error::$IDENTITY has not attested this candidate on a machine of GitHub. What "
                            + "anybody else made is not released: run the failed jobs of the candidate's run again, "
                            + "which attests it; if it has none, discard the candidate and build it again. Of a "
                            + "private repository GitHub attests nothing without Enterprise Cloud: give it a key\"",
                        "      exit 1",
                        "    fi",
                    ],
        ];
}
