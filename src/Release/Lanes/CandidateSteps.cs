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

    /// <summary>The build's last: what a leg left.</summary>
    /// <param name="folder">Where it left it.</param>
    public static string Upload(string folder) =>
        Block(
            6,
            [
                $"- run: ls -l {folder}",
                $"- uses: {PinnedActions.Upload}",
                "  with:",
                "    name: ${{ matrix.leg }}",
                $"    path: {folder}/",
                "    if-no-files-found: error",
                "    overwrite: true # a leg that is run again replaces its own",
                "    compression-level: 0 # bundles are compressed already",
                "    retention-days: 7",
            ]
        );

    /// <summary>The legs of the build, each a job of its own.</summary>
    /// <param name="legs">A line of YAML each.</param>
    public static string Strategy(IEnumerable<string> legs) =>
        Block(
            4,
            [
                "strategy:",
                "  # a leg that is done stays done: \"re-run failed jobs\" builds only what is missing",
                "  fail-fast: false",
                "  matrix:",
                "    include:",
                .. legs.Select(leg => $"      {leg}"),
            ]
        );

    /// <summary>The job that seals, up to its first step: what all legs left.</summary>
    public static string Seal { get; } =
        Block(
            2,
            [
                "seal:",
                "  needs: [guard, build]",
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
                "# checksums.txt names every file: whoever trusts it trusts them all (private repositories need GitHub "
                    + "Enterprise Cloud for this)",
                $"- uses: {PinnedActions.Attest}",
                "  with:",
                "    subject-name: checksums.txt",
                "    subject-digest: sha256:${{ steps.candidate.outputs.checksums-sha256 }}",
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
