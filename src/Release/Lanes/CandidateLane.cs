using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>The candidate's workflow file, as the description of a product has it.</summary>
internal static class CandidateLane
{
    /// <param name="settings">The description.</param>
    /// <param name="uses">What <c>uses:</c> says for one of our actions, by its id.</param>
    public static string Render(ReleaseSettings settings, Func<string, string> uses) =>
        $$$"""
            # Lane: candidate. The only heavy build: every leg, once, of exactly one commit of {{{settings.Branch}}}. It ends with the sealed draft `rc-<source_sha>`.
            # Written by `ms init` from ms-release.json: change that file, then run `ms init` again; `ms lint` compares.
            # It may never run by itself (push, pull request, schedule), build anything but `source_sha`, build a sealed commit again,
            # change what is sealed, or publish.
            #
            # guard (looks; runs nothing of the commit) -> keys (are they there?) -> a job for each leg (the owner's action; reads only)
            # -> seal (the one writer: takes from each leg what this leg's job says it built, signs, attests)

            name: candidate
            run-name: candidate ${{ inputs.source_sha }} ${{ inputs.request_id }}

            on:
              workflow_dispatch:
                inputs:
                  source_sha:
                    description: {{{Sentence($"The commit of {settings.Branch} to build, 40 lower-case hex digits")}}}
                    type: string
                    required: true
                  request_id:
                    description: Names this request in the run's title, so that whoever asked finds the run
                    type: string

            permissions: {}

            # two requests for one commit come one after the other, and the second finds it sealed
            concurrency:
              group: candidate-${{ inputs.source_sha }}
              queue: max
              cancel-in-progress: false

            defaults:
              run:
                shell: bash

            jobs:
              guard:
                runs-on: ubuntu-24.04
                timeout-minutes: 10
                permissions:
                  contents: write # a draft, which a candidate is, is shown to nobody else
            {{{Green(settings)}}}    outputs:
                  state: ${{ steps.candidate.outputs.state }}
                  version: ${{ steps.version.outputs.version }}
                steps:
            {{{CandidateSteps.Dispatched(settings.CandidateWorkflow, [])}}}
                  # also: source_sha is part of {{{settings.Branch}}}, and green: a red commit is not worth the build, and could not be released
                  - id: candidate
                    uses: {{{uses("validate-candidate")}}}
                    with:
                      source-sha: ${{ inputs.source_sha }}
                      expect: any
            {{{Block(10, [.. Reachable(settings), .. Lines("required-checks", settings.RequiredChecks)])}}}
                  - name: Nothing to build
                    if: steps.candidate.outputs.state == 'sealed'
                    run: echo "This commit's candidate is sealed already. It is never built a second time." >> "$GITHUB_STEP_SUMMARY"

                  - if: steps.candidate.outputs.state != 'sealed'
                    uses: {{{PinnedActions.Checkout}}}
                    with:
                      ref: ${{ inputs.source_sha }}
                      persist-credentials: false
                  - id: version
                    name: The version files agree
                    if: steps.candidate.outputs.state != 'sealed'
                    uses: {{{uses("check-versions")}}}

            {{{CandidateKeys.Job(settings)}}}{{{string.Concat(
                settings.Build.Legs.Select(leg => Leg(settings, leg).Text)
            )}}}{{{CandidateSteps.Seal(settings.Build.Legs)}}}      - id: candidate
                    uses: {{{uses("publish-candidate")}}}
                    with:
                      source-sha: ${{ inputs.source_sha }}
                      version: ${{ needs.guard.outputs.version }}
                      # each leg's own word for what it built: an artifact could be another's
                      needs: ${{ toJSON(needs) }}
                      signing-key: ${{ secrets.{{{settings.Keys.SigningSecret}}} }}
            {{{Block(10, Sealed(settings))}}}{{{CandidateSteps.Attest}}}
            """;

    private static LegJob Leg(ReleaseSettings settings, BuildLeg leg) =>
        new(
            leg,
            CandidateKeys.HasSecrets(settings, leg),
            [
                $"- uses: {PinnedActions.Checkout}",
                "  with:",
                "    ref: ${{ inputs.source_sha }}",
                "    persist-credentials: false",
                "- name: This is source_sha",
                "  env:",
                "    SOURCE_SHA: ${{ inputs.source_sha }}",
                "  run: |",
                "    head=$(git rev-parse HEAD)",
                "    if [ \"$head\" != \"$SOURCE_SHA\" ]; then",
                "      echo \"::error::The checkout is at $head, and $SOURCE_SHA was to be built. Nothing was built\"",
                "      exit 1",
                "    fi",
            ],
            [
                .. CandidateKeys.Certificate(settings, leg),
                "# the owner's build, as the commit has it: this project never changes it",
                $"- uses: {Scalar($"./{settings.Build.Action}")}",
                .. CandidateKeys.Environment(settings, leg),
                "  with:",
                $"    leg: {Scalar(leg.Id)}",
                $"    target: {Scalar(leg.Target)}",
                $"    bundles: {Scalar(string.Join(',', leg.Bundles))}",
                "    version: ${{ needs.guard.outputs.version }}",
                "    output: bundles",
            ],
            "bundles"
        );

    private static IEnumerable<string> Sealed(ReleaseSettings settings) =>
        [
            .. Key("public-key", settings.Keys.PublicKey),
            .. settings.Build.Updater
                ?
                [
                    $"updater-signing-key: ${{{{ secrets.{settings.Keys.UpdaterSecret} }}}}",
                    $"updater-signing-key-password: ${{{{ secrets.{settings.Keys.UpdaterSecret}_PASSWORD }}}}",
                ]
                : (string[])[],
            .. settings.Build.Updater ? Key("updater-public-key", settings.Keys.UpdaterPublicKey) : [],
            .. Lines("files", [.. settings.Build.Legs.Select(leg => $"legs/{leg.Job}/*")]),
            .. Lines("required-assets", AssetPatterns.OfJobs(settings.Build)),
            .. settings.Build.Updater
                ? Lines(
                    "updater-platforms",
                    [
                        .. AssetPatterns
                            .Updater(settings.Build)
                            .Select(update => $"{update.Platform}=legs/{update.Job}/{update.Pattern}"),
                    ]
                )
                : [],
        ];
}
