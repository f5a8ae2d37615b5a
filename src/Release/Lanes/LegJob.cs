using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>
/// The job of one leg. It is no leg of a matrix: these share their outputs, and any of them could say what another
/// built.
/// </summary>
/// <param name="Leg">What is built, and where.</param>
/// <param name="HasSecrets">Whether it is of the environment that holds the secrets.</param>
/// <param name="Checkouts">Steps that put the sources there.</param>
/// <param name="Build">Steps that build.</param>
/// <param name="Folder">Where they leave the files.</param>
internal sealed record LegJob(
    BuildLeg Leg,
    bool HasSecrets,
    IEnumerable<string> Checkouts,
    IEnumerable<string> Build,
    string Folder
)
{
    /// <summary>The job's text.</summary>
    public string Text =>
        Block(
            2,
            [
                $"{Leg.Job}:",
                $"  name: {Sentence($"build ({Leg.Id})")}",
                "  needs: [guard, keys]",
                "  if: needs.guard.outputs.state == 'missing' || needs.guard.outputs.state == 'incomplete'",
                $"  runs-on: {Scalar(Leg.Runner)}",
                "  timeout-minutes: 120",
                .. HasSecrets ? ["  environment: candidate"] : (string[])[],
                "  permissions:",
                "    contents: read",
                "  outputs:",
                "    files: ${{ steps.files.outputs.files }}",
                "  steps:",
                .. Checkouts.Concat(Build).Concat(Left).Select(line => $"    {line}"),
                "",
            ]
        );

    // sha256sum is not everywhere; links are followed and hidden files left out as the upload does it
    private IEnumerable<string> Left =>
        [
            "- id: files",
            "  name: What this leg built",
            "  run: |",
            "    sum=sha256sum",
            "    command -v $sum > /dev/null || sum='shasum -a 256'",
            $"    cd {Folder}",
            "    {",
            "      echo 'files<<END'",
            "      find -L . -maxdepth 1 -type f ! -name '.*' -exec $sum {} +",
            "      echo END",
            "    } | tee -a \"$GITHUB_OUTPUT\"",
            $"- uses: {PinnedActions.Upload}",
            "  with:",
            $"    name: {Leg.Job}",
            $"    path: {Folder}/",
            "    if-no-files-found: error",
            "    overwrite: true # a leg that is run again replaces its own",
            "    compression-level: 0 # bundles are compressed already",
            "    retention-days: 7",
        ];
}
