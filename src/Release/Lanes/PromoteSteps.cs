using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>The steps of the promotion's workflow file that differ between products.</summary>
internal static class PromoteSteps
{
    /// <summary>The candidate, proven; and the addresses of the updater, where there is one.</summary>
    /// <param name="settings">The description.</param>
    /// <param name="seal">The hash of the <c>candidate.json</c> that counts, an expression.</param>
    /// <param name="uses">What <c>uses:</c> says for one of our actions, by its id.</param>
    public static string Validated(ReleaseSettings settings, string seal, Func<string, string> uses) =>
        Block(
            6,
            [
                "- id: candidate",
                $"  uses: {uses("validate-candidate")}",
                "  with:",
                "    source-sha: ${{ inputs.source_sha }}",
                "    version: ${{ steps.request.outputs.version }}",
                $"    workflow: .github/workflows/{settings.CandidateWorkflow}",
                $"    required-environment: {Scalar(settings.Environment)}",
                .. Reachable(settings).Concat(Lines("required-checks", settings.RequiredChecks)).Select(Indented),
                .. Lines(
                        "required-assets",
                        [
                            .. settings.Build.Updater ? ["latest.json"] : (string[])[],
                            .. AssetPatterns.Unsigned(settings.Build),
                        ]
                    )
                    .Select(Indented),
                .. Key("public-key", settings.Keys.PublicKey).Select(Indented),
                "    candidate-json-path: candidate.json",
                .. AttestedSteps.Own(settings),
                .. settings.Build.Updater ? Rewritten(settings, seal, uses) : [],
            ]
        );

    private static IEnumerable<string> Rewritten(ReleaseSettings settings, string seal, Func<string, string> uses) =>
        [
            "- id: latest",
            $"  uses: {uses("rewrite-latest-json")}",
            "  with:",
            "    source-sha: ${{ inputs.source_sha }}",
            "    release-tag: ${{ inputs.tag }}",
            .. Proof(settings, seal).Select(Indented),
            "    notes-file: ${{ steps.request.outputs.notes-file }}",
            .. Lines("required-platforms", [.. AssetPatterns.Updater(settings.Build).Select(update => update.Platform)])
                .Select(Indented),
            .. Prefix(settings).Select(Indented),
            .. Key("updater-public-key", settings.Keys.UpdaterPublicKey).Select(Indented),
        ];

    /// <summary>Inputs of the promotion, of its rehearsal as of itself.</summary>
    public static IEnumerable<string> Promoted(ReleaseSettings settings, string seal) =>
        [
            .. Proof(settings, seal),
            "attestation: ${{ steps.attestation.outputs.path }}",
            .. settings.AllowUnsigned ? [] : (string[])["allow-unsigned: false"],
            "adopt: ours",
            .. settings.Build.Updater ? ["overlay: ${{ steps.latest.outputs.path }}"] : (string[])[],
            "notes-file: ${{ steps.request.outputs.notes-file }}",
            .. settings.OwnsLatest ? [] : (string[])["make-latest: 'false'"],
            .. Prefix(settings),
        ];

    // what was validated, and nothing that took its place since
    private static IEnumerable<string> Proof(ReleaseSettings settings, string seal) =>
        [
            $"candidate-json-sha256: ${{{{ {seal}.outputs.candidate-json-sha256 }}}}",
            .. Key("public-key", settings.Keys.PublicKey),
        ];

    private static IEnumerable<string> Prefix(ReleaseSettings settings) =>
        settings.TagPrefix == "v" ? [] : [$"tag-prefix: '{settings.TagPrefix}'"];

    /// <summary>What the description leaves unproven, as commands that say so.</summary>
    public static IEnumerable<string> Unproven(ReleaseSettings settings)
    {
        if (settings.Build.Updater && settings.Keys.UpdaterPublicKey is null)
        {
            yield return "echo \"::warning::ms-release.json names no keys.updater_public_key: the updater's signatures "
                + "are well formed, but nobody has verified them over the bytes\"";
        }
    }

    private static string Indented(string line) => $"    {line}";
}
