using System.Text.RegularExpressions;
using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>The promotion's workflow file, as the description of a product has it.</summary>
internal static class PromoteLane
{
    /// <param name="settings">The description.</param>
    /// <param name="uses">What <c>uses:</c> says for one of our actions, by its id.</param>
    public static string Render(ReleaseSettings settings, Func<string, string> uses) =>
        $$$"""
            # Lane: promote. Proves the candidate `rc-<source_sha>`, waits for the environment {{{settings.Environment}}}, copies the candidate's bytes to the release, publishes.
            # Written by `ms init` from ms-release.json: change that file, then run `ms init` again; `ms lint` compares.
            # It may never check out source, install a toolchain, compile anything, publish bytes that were not verified, or need a build to be retried:
            # after a failure, dispatch it again with the same inputs. What is copied already is not copied again.
            #
            # validate (nobody waits yet: everything is checked, and the promotion is rehearsed) -> promote (approved: checked again, then done)

            name: release
            run-name: release ${{ inputs.tag }} ${{ inputs.source_sha }} ${{ inputs.request_id }}

            on:
              workflow_dispatch:
                inputs:
                  tag:
                    description: The release, {{{settings.TagPrefix}}}X.Y.Z or {{{settings.TagPrefix}}}X.Y.Z-beta.N
                    type: string
                    required: true
                  source_sha:
                    description: The commit whose candidate is released, 40 lower-case hex digits
                    type: string
                    required: true
                  notes_b64:
                    description: Release notes in Markdown, as base64; they stand above the generated ones
                    type: string
                  request_id:
                    description: Names this request in the run's title, so that whoever asked finds the run
                    type: string

            permissions: {}

            # a second request for a tag waits; cancelling one in its uploads would leave a half-filled draft
            concurrency:
              group: release-${{ inputs.tag }}
              queue: max
              cancel-in-progress: false

            defaults:
              run:
                shell: bash

            jobs:
              validate:
                runs-on: ubuntu-24.04
                timeout-minutes: 30
                permissions:
                  contents: write # a draft, which the candidate is, is shown to nobody else; nothing is written here
                  actions: read # the candidate's run, and the environment's reviewers
                  attestations: read # who built the candidate
            {{{Green(settings)}}}    outputs:
                  checksums-sha256: ${{ steps.candidate.outputs.checksums-sha256 }}
                  candidate-json-sha256: ${{ steps.candidate.outputs.candidate-json-sha256 }}
                  notes-sha256: ${{ steps.rehearsal.outputs.notes-sha256 }}
                steps:
                  - id: request
                    name: Dispatched on the default branch, with readable notes
                    env:
                      REF: ${{ github.ref }}
                      DEFAULT_BRANCH: ${{ github.event.repository.default_branch }}
                      TAG: ${{ inputs.tag }}
                      NOTES_B64: ${{ inputs.notes_b64 }}
                    run: |
                      if [ "$REF" != "refs/heads/$DEFAULT_BRANCH" ]; then
                        echo "::error::{{{settings.ReleaseWorkflow}}} was dispatched on $REF. A release is made by the workflow file of $DEFAULT_BRANCH only: dispatch it there"
                        exit 1
                      fi
                      if ! [[ $TAG =~ ^{{{Regex.Escape(
                settings.TagPrefix
            )}}}[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
                        echo "::error::tag must be {{{settings.TagPrefix}}}X.Y.Z or {{{settings.TagPrefix}}}X.Y.Z-beta.N"
                        exit 1
                      fi
                      echo "version=${TAG#{{{settings.TagPrefix}}}}" >> "$GITHUB_OUTPUT"
                      if [ -n "$NOTES_B64" ]; then
                        if ! base64 --decode <<< "$NOTES_B64" > notes.md; then
                          echo "::error::notes_b64 is not base64: encode the notes with 'base64 --wrap=0 notes.md'"
                          exit 1
                        fi
                        echo "notes-file=notes.md" >> "$GITHUB_OUTPUT"
                      fi
            {{{PromoteSteps.Validated(settings, "steps.candidate", uses)}}}      # whatever would stand in the way shows before anybody is asked to approve
                  - id: rehearsal
                    uses: {{{uses("promote-assets")}}}
                    with:
                      source-sha: ${{ inputs.source_sha }}
                      release-tag: ${{ inputs.tag }}
                      checksums-sha256: ${{ steps.candidate.outputs.checksums-sha256 }}
            {{{Block(10, PromoteSteps.Promoted(settings, "steps.candidate"))}}}          dry-run: true
                  - name: What is approved
                    env:
                      ENVIRONMENT: {{{Scalar(settings.Environment)}}}
                      TAG: ${{ inputs.tag }}
                      SOURCE_SHA: ${{ inputs.source_sha }}
                      CHECKSUMS: ${{ steps.candidate.outputs.checksums-sha256 }}
                      PAGE: ${{ steps.candidate.outputs.html-url }}
                    run: |
                      {
                        echo "### Who approves $ENVIRONMENT publishes exactly this"
                        echo
                        echo "| | |"
                        echo "|---|---|"
                        echo "| release | \`$TAG\` |"
                        echo "| commit | \`$SOURCE_SHA\` |"
                        echo "| candidate | <$PAGE> |"
                        echo "| SHA-256 of its checksums.txt | \`$CHECKSUMS\` |"
                      } >> "$GITHUB_STEP_SUMMARY"
            {{{Block(10, PromoteSteps.Unproven(settings))}}}
              promote:
                needs: validate
                runs-on: ubuntu-24.04
                timeout-minutes: 60
                environment: {{{Scalar(settings.Environment)}}}
                permissions:
                  contents: write # {{{AppSteps.Writes(settings)}}}
                  actions: read
                  attestations: read
            {{{Green(settings)}}}    steps:
                  - id: request
                    name: The notes
                    env:
                      TAG: ${{ inputs.tag }}
                      NOTES_B64: ${{ inputs.notes_b64 }}
                    run: |
                      echo "version=${TAG#{{{settings.TagPrefix}}}}" >> "$GITHUB_OUTPUT"
                      if [ -n "$NOTES_B64" ]; then
                        base64 --decode <<< "$NOTES_B64" > notes.md
                        echo "notes-file=notes.md" >> "$GITHUB_OUTPUT"
                      fi
                  # an approval may come days later: everything is asked again
            {{{PromoteSteps.Validated(settings, "needs.validate", uses)}}}{{{Block(6, AppSteps.Token(settings))}}}      - uses: {{{uses("promote-assets")}}}
                    with:
            {{{Block(10, AppSteps.Input(settings))}}}          source-sha: ${{ inputs.source_sha }}
                      release-tag: ${{ inputs.tag }}
                      # what was approved, and nothing that took its place since
                      checksums-sha256: ${{ needs.validate.outputs.checksums-sha256 }}
                      notes-sha256: ${{ needs.validate.outputs.notes-sha256 }}
            {{{Block(10, PromoteSteps.Promoted(settings, "needs.validate")).TrimEnd('\n')}}}

            """;
}
