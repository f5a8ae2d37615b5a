using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>The workflow file that releases content, as its description has it.</summary>
internal static class PublishLane
{
    /// <param name="settings">The description.</param>
    /// <param name="uses">What <c>uses:</c> says for one of our actions, by its id.</param>
    public static string Render(ReleaseSettings settings, Func<string, string> uses) =>
        $$$"""
            # Lane: promote, for content. Puts a release together from the sealed candidates of other repositories, as a reviewed spec names them, waits for
            # the environment {{{settings.Environment}}}, signs the manifest, publishes.
            # Written by `ms init` from ms-release.json: change that file, then run `ms init` again; `ms lint` compares.
            # It may never check out source, install a toolchain, compile anything, take a byte that no candidate holds, or need a build to be retried:
            # after a failure, dispatch it again with the same inputs. It then makes the very same candidate, and what is copied already is not copied again.
            #
            # assemble (nobody waits yet: everything is verified, put together and sealed, and the promotion is rehearsed) -> promote (approved: checked again,
            # the sealed manifest signed, then done)
            #
            # The candidates of the other repositories are read with this job's own token, which sees prereleases there, but no drafts. Where they are drafts, or a
            # repository is private, give validate-candidate a `token` that may push there.

            name: publish
            run-name: publish ${{ inputs.tag }} ${{ inputs.request_id }}

            on:
              workflow_dispatch:
                inputs:
                  channel:
                    description: Who gets it, stable or beta
                    type: choice
                    options: [stable, beta]
                    required: true
                  tag:
                    description: The release, {{{settings.TagPrefix}}}X.Y.Z or {{{settings.TagPrefix}}}X.Y.Z-beta.N
                    type: string
                    required: true
                  spec_path:
                    description: Its spec; without it release-specs/<tag>.json
                    type: string
                  request_id:
                    description: Names this request in the run's title, so that whoever asked finds the run
                    type: string

            permissions: {}

            # a second request for a tag waits; cancelling one in its uploads would leave a half-filled draft
            concurrency:
              group: content-${{ inputs.tag }}
              queue: max
              cancel-in-progress: false

            defaults:
              run:
                shell: bash

            jobs:
              assemble:
                runs-on: ubuntu-24.04
                timeout-minutes: 60
                permissions:
                  contents: write # seals the candidate, a draft of this repository
                  actions: read # the environment's reviewers, and the runs that built the candidates
            {{{PublishSteps.Attestations(settings)}}}    outputs:
                  source-sha: ${{ steps.spec.outputs.source-sha }}
                  checksums-sha256: ${{ steps.candidate.outputs.checksums-sha256 }}
                  candidate-json-sha256: ${{ steps.candidate.outputs.candidate-json-sha256 }}
                  notes-sha256: ${{ steps.rehearsal.outputs.notes-sha256 }}
                steps:
                  - name: Dispatched on the default branch
                    env:
                      REF: ${{ github.ref }}
                      DEFAULT_BRANCH: ${{ github.event.repository.default_branch }}
                    run: |
                      if [ "$REF" != "refs/heads/$DEFAULT_BRANCH" ]; then
                        echo "::error::{{{settings.ReleaseWorkflow}}} was dispatched on $REF. A release is made by the workflow file of $DEFAULT_BRANCH only: dispatch it there"
                        exit 1
                      fi
            {{{Block(6, PublishSteps.Unsigned(settings))}}}{{{Block(6, PublishSteps.Spec(settings, uses))}}}      - name: This repository's own candidate, and who approves
                    uses: {{{uses("validate-candidate")}}}
                    with:
                      source-sha: ${{ steps.spec.outputs.source-sha }}
            {{{Block(10, Reachable(settings))}}}          expect: any
                      required-environment: {{{Scalar(settings.Environment)}}}
            {{{string.Concat(
                settings.Content.Producers.Select(producer => Block(6, PublishSteps.Candidate(producer, settings, uses)))
            )}}}      - id: content
                    name: Put together
                    uses: {{{uses("assemble-bundles")}}}
                    with:
            {{{Block(10, PublishSteps.Asked(settings))}}}          candidates: candidates
                      output: assembled
                  # nothing was written to GitHub before this step
                  - id: candidate
                    name: Seal
                    uses: {{{uses("publish-candidate")}}}
                    with:
                      source-sha: ${{ steps.spec.outputs.source-sha }}
                      version: ${{ steps.spec.outputs.version }}
                      files: assembled/*
                      required-assets: ${{ join(fromJSON(steps.content.outputs.files).*.name, fromJSON('"\n"')) }}
                  # whatever would stand in the way shows before anybody is asked to approve
                  - id: rehearsal
                    uses: {{{uses("promote-assets")}}}
                    with:
                      source-sha: ${{ steps.spec.outputs.source-sha }}
                      release-tag: ${{ inputs.tag }}
                      checksums-sha256: ${{ steps.candidate.outputs.checksums-sha256 }}
                      candidate-json-sha256: ${{ steps.candidate.outputs.candidate-json-sha256 }}
            {{{Block(10, PublishSteps.Promoted(settings))}}}          overlay-later: manifest.json.sig # of a promotion that was cut short, or is made again
                      dry-run: true
                  - name: What is approved
                    env:
                      ENVIRONMENT: {{{Scalar(settings.Environment)}}}
                      TAG: ${{ inputs.tag }}
                      SOURCE_SHA: ${{ steps.spec.outputs.source-sha }}
                      CHECKSUMS: ${{ steps.candidate.outputs.checksums-sha256 }}
                      PAGE: ${{ steps.candidate.outputs.html-url }}
                    run: |
                      {
                        echo "### Who approves $ENVIRONMENT publishes exactly this"
                        echo
                        echo "| | |"
                        echo "|---|---|"
                        echo "| release | \`$TAG\` |"
                        echo "| commit that brought the spec | \`$SOURCE_SHA\` |"
                        echo "| candidate | <$PAGE> |"
                        echo "| SHA-256 of its checksums.txt | \`$CHECKSUMS\` |"
                      } >> "$GITHUB_STEP_SUMMARY"
            {{{Block(10, PublishSteps.Unproven(settings))}}}
              promote:
                needs: assemble
                runs-on: ubuntu-24.04
                timeout-minutes: 60
                environment: {{{Scalar(settings.Environment)}}}
                permissions:
                  contents: write # {{{AppSteps.Writes(settings)}}}
                  actions: read
                steps:
                  # an approval may come days later: everything is asked again
            {{{Block(6, PublishSteps.Spec(settings, uses))}}}      - name: The spec is the one that was approved
                    env:
                      APPROVED: ${{ needs.assemble.outputs.source-sha }}
                      NOW: ${{ steps.spec.outputs.source-sha }}
                    run: |
                      if [ "$NOW" != "$APPROVED" ]; then
                        echo "::error::The spec was changed by $NOW, and the release of $APPROVED was approved. Nothing was published: dispatch {{{settings.ReleaseWorkflow}}} again, so that the changed one is put together and approved"
                        exit 1
                      fi
                  # not held against its run: this lane seals before it promotes, and a promotion that failed says nothing of the sealed bytes
                  - uses: {{{uses("validate-candidate")}}}
                    with:
                      source-sha: ${{ needs.assemble.outputs.source-sha }}
            {{{Block(10, Reachable(settings))}}}          version: ${{ steps.spec.outputs.version }}
                      required-environment: {{{Scalar(settings.Environment)}}}
                      required-assets: manifest.json
            {{{Block(6, PublishSteps.Signed(settings, uses))}}}{{{Block(6, AppSteps.Token(settings))}}}      - uses: {{{uses("promote-assets")}}}
                    with:
            {{{Block(10, AppSteps.Input(settings))}}}          source-sha: ${{ needs.assemble.outputs.source-sha }}
                      release-tag: ${{ inputs.tag }}
                      # what was approved, and nothing that took its place since
                      checksums-sha256: ${{ needs.assemble.outputs.checksums-sha256 }}
                      candidate-json-sha256: ${{ needs.assemble.outputs.candidate-json-sha256 }}
                      notes-sha256: ${{ needs.assemble.outputs.notes-sha256 }}
                      overlay: ${{ steps.manifest.outputs.signature-file }}
                      required-assets: manifest.json.sig
            {{{Block(10, PublishSteps.Promoted(settings)).TrimEnd('\n')}}}

            """;
}
