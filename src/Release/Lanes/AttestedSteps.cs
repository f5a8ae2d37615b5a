using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>The step that has gh verify who attested a <c>candidate.json</c>.</summary>
internal static class AttestedSteps
{
    private const string Flags =
        "--repo \"$REPOSITORY\" --cert-identity \"$IDENTITY\" --deny-self-hosted-runners --limit 1000 --format json";

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

    /// <summary>
    /// Each <c>candidate.json</c> of what is published, as <see cref="Own"/> was; asked of all, whatever else is wrong.
    /// </summary>
    /// <param name="step">The step that wrote them, an expression.</param>
    public static IEnumerable<string> Published(ReleaseSettings settings, string step)
    {
        var proven = settings.Keys.PublicKey is null ? "" : $" && {step}.outputs.private != 'true'";
        var identity =
            $".github/workflows/{settings.CandidateWorkflow}@refs/heads/${{{{ {step}.outputs.default-branch }}}}";
        return
        [
            $"- name: {Sentence($"Attested by {settings.CandidateWorkflow} of the default branch")}",
            $"  if: ${{{{ !cancelled() && {step}.outputs.path != ''{proven} }}}}",
            "  env:",
            "    GH_TOKEN: ${{ github.token }}",
            "    REPOSITORY: ${{ github.repository }}",
            $"    IDENTITY: ${{{{ github.server_url }}}}/${{{{ github.repository }}}}/{identity}",
            $"    FOLDER: ${{{{ {step}.outputs.path }}}}",
            "  run: |",
            "    unproven=0",
            "    for file in \"$FOLDER\"/*.json; do",
            "      tag=\"$(basename \"$file\" .json)\"",
            $"      if gh attestation verify \"$file\" {Flags} > attestation.json; then",
            "        echo \"$tag is attested by $IDENTITY\"",
            "      else",
            .. settings.AllowUnsigned
                ? (string[])
                    [
                        "        echo \"::warning::Nothing proves who sealed what $tag was made of: $IDENTITY has not "
                            + "attested it, and ms-release.json allows that (allow_unsigned)\"",
                    ]
                :
                [
                    "        unproven=1",
                    "        echo \"::error::$IDENTITY has not attested what $tag was made of on a machine of GitHub. "
                        + "Users may have it already: find out who published it, and take it back\"",
                ],
            "      fi",
            "    done",
            "    exit \"$unproven\"",
        ];
    }

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
            $"    if gh attestation verify {file} {Flags} > attestation.json; then",
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
