using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>The watch's workflow file, as the description of a product has it.</summary>
internal static class WatchLane
{
    /// <param name="settings">The description.</param>
    /// <param name="uses">What <c>uses:</c> says for one of our actions, by its id.</param>
    public static string Render(ReleaseSettings settings, Func<string, string> uses) =>
        $$$"""
            # Lane: watch. Looks at what is published, and fails at a release that no lane made, that nobody approved in {{{settings.Environment}}}, or that was changed afterwards.
            # Written by `ms init` from ms-release.json: change that file, then run `ms init` again; `ms lint` compares.
            # It may never write: its token reads. It looks after the fact, so whoever is quick has the release by then.
            #
            # By schedule it looks at all releases, with the file of the default branch. An event is sooner, and proves less: GitHub starts nothing for a release
            # that a workflow's own token published, as {{{settings.ReleaseWorkflow}}} does, and takes this file from the released commit, where whoever made that can have changed it.
            # GitHub disables the schedule of a public repository after 60 days without activity, and a writer can disable this workflow: look whether it still runs.

            name: watch
            run-name: watch ${{ github.event.release.tag_name || inputs.tag || 'the newest releases' }}

            on:
              release:
                types: [published, edited]
              schedule:
                - cron: '43 4 * * *'
              workflow_dispatch:
                inputs:
                  tag:
                    description: The release to look at; without it all of them
                    type: string

            permissions: {}

            defaults:
              run:
                shell: bash

            jobs:
              watch:
                runs-on: ubuntu-24.04
                timeout-minutes: 30
                permissions:
                  contents: read # releases, tags and the history
                  actions: read # the runs that built and published, and who approved
            {{{Attestations(settings)}}}    steps:
                  - id: releases
                    name: What is published is what the lanes made
                    uses: {{{uses("verify-release")}}}
                    with:
                      release-tag: ${{ github.event.release.tag_name || inputs.tag }}
            {{{Block(10, Asked(settings))}}}{{{Block(6, Attested(settings)).TrimEnd('\n')}}}

            """.TrimEnd('\n') + "\n";

    private static IEnumerable<string> Asked(ReleaseSettings settings) =>
        [
            .. settings.TagPrefix == "v" ? [] : (string[])[$"tag-prefix: '{settings.TagPrefix}'"],
            .. Reachable(settings),
            $"workflow: .github/workflows/{Builds(settings)}",
            $"release-workflow: .github/workflows/{settings.ReleaseWorkflow}",
            $"required-environment: {Scalar(settings.Environment)}",
            .. settings.OwnsLatest ? [] : (string[])["owns-latest: false"],
            .. IsContent(settings)
                ?
                [
                    .. Key("manifest-public-key", settings.Keys.ManifestPublicKey),
                    $"added-assets: {ContentManifest.SignatureName}",
                ]
                : (IEnumerable<string>)[.. Key("public-key", settings.Keys.PublicKey), "download-path: candidates"],
        ];

    // content is sealed by the run that publishes it, which attests nothing: its manifest is signed
    private static IEnumerable<string> Attested(ReleaseSettings settings) =>
        IsContent(settings) ? [] : AttestedSteps.Published(settings, "steps.releases");

    private static string Attestations(ReleaseSettings settings) =>
        IsContent(settings) ? "" : Block(6, ["attestations: read # who built them"]);

    private static string Builds(ReleaseSettings settings) =>
        IsContent(settings) ? settings.ReleaseWorkflow : settings.CandidateWorkflow;

    private static bool IsContent(ReleaseSettings settings) => settings.Kind == ProductKind.Content;
}
