using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>The workflow file of a candidate that another repository releases.</summary>
internal static class ProducerLane
{
    /// <param name="settings">The description of the repository that builds it.</param>
    /// <param name="candidate">Which of its candidates.</param>
    /// <param name="uses">What <c>uses:</c> says for one of our actions, by its id.</param>
    public static string Render(ReleaseSettings settings, BuiltCandidate candidate, Func<string, string> uses)
    {
        var parts = new ProducerLaneParts(settings, candidate);
        return $$$"""
            # Lane: candidate. Builds {{{candidate.Producer.Id}}}: every leg, once, of exactly one commit of {{{settings.Branch}}}{{{parts.AndOfOthers}}}. It ends with the sealed prerelease
            # `{{{parts.ShownTag}}}`, which another repository releases.
            # Written by `ms init` from ms-release.json: change that file, then run `ms init` again; `ms lint` compares.
            # It may never run by itself (push, pull request, schedule), build anything but what it was asked for, build a sealed candidate again,
            # change what is sealed, or make a release.
            #
            # guard (looks; runs nothing of the commit) -> keys (are they there?) -> a job for each leg (the owner's action; reads only)
            # -> seal (the one writer: takes from each leg what this leg's job says it built, signs, attests)

            name: {{{Scalar(Path.GetFileNameWithoutExtension(candidate.Producer.Workflow))}}}
            run-name: candidate {{{parts.Commits}}} ${{ inputs.request_id }}

            on:
              workflow_dispatch:
                inputs:
            {{{Block(6, parts.Inputs)}}}      request_id:
                    description: Names this request in the run's title, so that whoever asked finds the run
                    type: string

            permissions: {}

            # two requests for one candidate come one after the other, and the second finds it sealed
            concurrency:
              group: {{{parts.Tag}}}
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
                  contents: write # a candidate is a draft until it is whole, and a draft is shown to nobody else
            {{{Green(settings)}}}    outputs:
                  state: ${{ steps.candidate.outputs.state }}
            {{{Block(6, parts.PinnedOutput)}}}    steps:
            {{{CandidateSteps.Dispatched(candidate.Producer.Workflow, candidate.Producer.AlsoFrom)}}}
                  # also: source_sha is part of {{{settings.Branch}}}, and green: a red commit is not worth the build, and could not be released
                  - id: candidate
                    uses: {{{uses("validate-candidate")}}}
                    with:
                      source-sha: ${{ inputs.source_sha }}
            {{{Block(10, parts.CandidateTag)}}}          expect: any
            {{{Block(
                10,
                [.. Reachable(settings), .. Lines("required-checks", settings.RequiredChecks), .. parts.Pins]
            )}}}
                  - name: Nothing to build
                    if: steps.candidate.outputs.state == 'sealed'
                    run: echo "This candidate is sealed already. It is never built a second time." >> "$GITHUB_STEP_SUMMARY"

            {{{Block(6, parts.Merged)}}}{{{CandidateKeys.Job(settings)}}}{{{string.Concat(
                candidate.Legs.Select(leg => Leg(parts, leg).Text)
            )}}}{{{CandidateSteps.Seal(
                candidate.Legs
            )}}}      # a prerelease, and no draft: who releases it reads it with the token of a job of its own
                  - id: candidate
                    uses: {{{uses("publish-candidate")}}}
                    with:
                      source-sha: ${{ inputs.source_sha }}
            {{{Block(10, parts.CandidateTag)}}}          visibility: prerelease
                      # each leg's own word for what it built: an artifact could be another's
                      needs: ${{ toJSON(needs) }}
                      signing-key: ${{ secrets.{{{settings.Keys.SigningSecret}}} }}
            {{{Block(10, parts.Sealed)}}}{{{CandidateSteps.Attest}}}
            """;
    }

    private static LegJob Leg(ProducerLaneParts parts, BuildLeg leg) =>
        new(
            leg,
            HasSecrets: false,
            parts.Checkouts,
            [
                "# the owner's build, as the commit has it: this project never changes it",
                $"- uses: {Scalar(parts.Action)}",
                "  with:",
                $"    leg: {Scalar(leg.Id)}",
                $"    target: {Scalar(leg.Target)}",
                $"    output: {BuiltCandidate.Output}",
            ],
            BuiltCandidate.Output
        );
}
