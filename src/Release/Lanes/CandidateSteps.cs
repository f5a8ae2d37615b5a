using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>Jobs and steps that every workflow file of a candidate has.</summary>
internal static class CandidateSteps
{
    /// <summary>The guard's first: whose workflow file runs, and for which commits.</summary>
    /// <param name="workflow">The name of the file.</param>
    /// <param name="others">Ids of the repositories whose commit is compiled in.</param>
    public static string Dispatched(string workflow, IReadOnlyList<string> others) =>
        Block(
            6,
            [
                $"- name: Dispatched on the default branch, for {(others.Count == 0 ? "a full SHA" : "full SHAs")}",
                "  env:",
                "    REF: ${{ github.ref }}",
                "    DEFAULT_BRANCH: ${{ github.event.repository.default_branch }}",
                "    SOURCE_SHA: ${{ inputs.source_sha }}",
                .. others.Select(id => $"    {Variable(id)}: ${{{{ inputs.{id}_sha }}}}"),
                "  run: |",
                "    if [ \"$REF\" != \"refs/heads/$DEFAULT_BRANCH\" ]; then",
                $"      echo \"::error::{workflow} was dispatched on $REF. A candidate is built by the workflow file of "
                    + "$DEFAULT_BRANCH only: dispatch it there\"",
                "      exit 1",
                "    fi",
                .. IsFull("SOURCE_SHA", "source_sha"),
                .. others.SelectMany(id => IsFull(Variable(id), $"{id}_sha")),
            ]
        );

    /// <summary>The variable of a script that holds the commit of another repository.</summary>
    public static string Variable(string id) => $"{id.ToUpperInvariant().Replace('-', '_')}_SHA";

    /// <summary>The job that seals, up to its first step: what all legs left.</summary>
    public static string Seal(IEnumerable<BuildLeg> legs) =>
        Block(
            2,
            [
                "seal:",
                $"  needs: [guard, keys, {string.Join(", ", legs.Select(leg => leg.Job))}]",
                "  runs-on: ubuntu-24.04",
                "  timeout-minutes: 60",
                "  environment: candidate",
                "  permissions:",
                "    contents: write",
                "    id-token: write # the attestation's identity",
                "    attestations: write",
                "  steps:",
            ]
        )
        + Block(
            6,
            [
                "# one folder a leg; merged into one, equal names would overwrite each other without a word",
                $"- uses: {PinnedActions.Download}",
                "  with:",
                "    path: legs",
            ]
        );

    /// <summary>The seal's last.</summary>
    public static string Attest { get; } =
        Block(
            6,
            [
                "# of a private repository only GitHub Enterprise Cloud attests: there the key is the proof",
                $"- uses: {PinnedActions.Attest}",
                "  continue-on-error: ${{ github.event.repository.private }}",
                "  with:",
                "    subject-checksums: ${{ steps.candidate.outputs.subjects }}",
            ]
        );

    private static IEnumerable<string> IsFull(string variable, string input) =>
        [
            $"    if ! [[ ${variable} =~ ^[0-9a-f]{{40}}$ ]]; then",
            $"      echo \"::error::{input} must be a full commit, 40 lower-case hex digits: git rev-parse prints it\"",
            "      exit 1",
            "    fi",
        ];
}
