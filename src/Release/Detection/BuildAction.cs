using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>
/// The composite action that builds one leg, as <c>ms init</c> writes it once from what it found. From then on it is
/// its owner's.
/// </summary>
public static class BuildAction
{
    private const string Unsaid = "does not say yet how this is built";

    /// <summary>The text of its <c>action.yml</c>, with LF.</summary>
    public static string Render(DetectedProduct product) =>
        $$"""
            # Builds one leg of {{product.Settings.Product}}'s candidate. This file is yours: `ms init` wrote it once, from what it found, and never changes it again.
            # It is given a clean checkout of the commit to release, and leaves in the folder `output` the files to release, and nothing else.
            # What it runs can read every variable that it is given: no key and no certificate belongs to `build.secrets` in ms-release.json.

            name: build-candidate
            description: Builds one leg of the candidate
            inputs:
              leg:
                description: The leg's id in ms-release.json
                required: true
              target:
                description: What it is built for
                required: false
              bundles:
                description: What is bundled, with commas between
                required: false
              version:
                description: The version that is built
                required: true
              output:
                description: The folder that the files are left in
                required: true
            runs:
              using: composite
              steps:
            {{Block(4, Steps(product))}}
            """;

    private static IEnumerable<string> Steps(DetectedProduct product) =>
        product.Settings.Build.Kind switch
        {
            BuildKind.Tauri when product.Tauri is not null =>
            [
                .. Toolchains.Packages(product),
                .. Toolchains.Node(product),
                .. Toolchains.Rust(product),
                .. TauriBuildSteps.Of(product),
            ],
            BuildKind.Rust when product.Program is not null =>
            [
                .. Toolchains.Packages(product),
                .. Toolchains.Rust(product),
                .. CargoBuildSteps.Of(product),
            ],
            _ => Unknown(product.Settings.Build.Action),
        };

    /// <summary>The file of an action; null where there is none. GitHub takes the first of these names.</summary>
    /// <param name="action">Its folder.</param>
    public static string? FileOf(RepositoryTree tree, string action) =>
        Array.Find([$"{action}/action.yml", $"{action}/action.yaml"], tree.Has);

    /// <summary>Whether it is as it was written where nobody could find out how the product is built.</summary>
    public static bool IsUnsaid(string text) => text.Contains(Unsaid, StringComparison.Ordinal);

    /// <summary>The step of an action of which nobody could find out what it is to do.</summary>
    /// <param name="action">Its folder.</param>
    internal static IEnumerable<string> Unknown(string action) =>
        [
            "- name: Build",
            "  shell: bash",
            "  run: |",
            $"    echo \"::error::{action}/action.yml {Unsaid}: write it there, and leave the files in the folder that the "
                + "input output names\"",
            "    exit 1",
        ];

    /// <summary>Where a step runs; nothing at the root.</summary>
    internal static IEnumerable<string> In(string folder) =>
        folder.Length == 0 ? [] : [$"  working-directory: {Scalar(folder)}"];
}
