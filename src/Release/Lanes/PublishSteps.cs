using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>The steps of the workflow file of content that differ between descriptions.</summary>
internal static class PublishSteps
{
    /// <summary>Without a key that clients know, no release can be made: it is said before anything is read.</summary>
    public static IEnumerable<string> Unsigned(ReleaseSettings settings) =>
        settings.Keys.ManifestPublicKey is not null
            ? []
            :
            [
                "- name: Nobody said which key clients verify manifest.json with",
                "  run: |",
                "    echo \"::error::ms-release.json names no keys.manifest_public_key: clients refuse a release whose "
                    + "manifest is not signed. Write the key into it that is built into them, then run ms init\"",
                "    exit 1",
            ];

    /// <summary>The spec, read where it was merged.</summary>
    public static IEnumerable<string> Spec(ReleaseSettings settings, Func<string, string> uses) =>
        [
            "- id: spec",
            "  name: The spec",
            $"  uses: {uses("assemble-bundles")}",
            "  with:",
            .. Asked(settings).Select(line => $"    {line}"),
        ];

    /// <summary>Which release it is, as inputs of assemble-bundles.</summary>
    public static IEnumerable<string> Asked(ReleaseSettings settings) =>
        [
            "channel: ${{ inputs.channel }}",
            "tag: ${{ inputs.tag }}",
            .. Prefix(settings),
            "spec-path: ${{ inputs.spec_path }}",
            .. Lines("producers", [.. settings.Producers.Select(producer => $"{producer.Key}={producer.Value}")]),
        ];

    /// <summary>A producer's candidate, verified and downloaded where the spec needs it.</summary>
    public static IEnumerable<string> Candidate(Producer producer, ReleaseSettings settings, Func<string, string> uses)
    {
        var at = $"fromJSON(steps.spec.outputs.candidates)['{producer.Id}']";
        return
        [
            $"- name: The candidate of {producer.Id}",
            $"  if: {at}",
            $"  uses: {uses("validate-candidate")}",
            "  with:",
            $"    repository: ${{{{ {at}.repository }}}}",
            $"    source-sha: ${{{{ {at}.source_sha }}}}",
            $"    candidate-tag: ${{{{ {at}.tag }}}}",
            // assemble-bundles of an earlier version does not say it, and without a branch nothing would be asked
            $"    reachable-from: ${{{{ {at}.ref || 'main' }}}}",
            $"    workflow: ${{{{ {at}.workflow }}}}",
            .. Key("public-key", PublicKeyOf(producer, settings)).Select(line => $"    {line}"),
            .. Others(producer, settings).Select(line => $"    {line}"),
            $"    download-path: candidates/{producer.Id}",
            .. PublicKeyOf(producer, settings) is null && !settings.AllowUnsigned
                ?
                [
                    $"    candidate-json-path: candidates/{producer.Id}.json",
                    .. AttestedSteps.OfProducer(producer.Id, at),
                ]
                : (string[])[],
        ];
    }

    /// <summary>What the job needs to verify attestations; nothing where keys prove everything.</summary>
    public static string Attestations(ReleaseSettings settings) =>
        settings.AllowUnsigned
        || settings.Content.Producers.All(producer => PublicKeyOf(producer, settings) is not null)
            ? ""
            : Block(6, ["attestations: read # who built the candidates"]);

    /// <summary>The sealed manifest, signed with the key that only the approved job has.</summary>
    public static IEnumerable<string> Signed(ReleaseSettings settings, Func<string, string> uses) =>
        [
            "# the only job that has the key; what it signs is what was sealed and approved",
            "- id: manifest",
            "  name: Sign the manifest",
            $"  uses: {uses("assemble-bundles")}",
            "  with:",
            .. Asked(settings).Select(line => $"    {line}"),
            "    checksums-sha256: ${{ needs.assemble.outputs.checksums-sha256 }}",
            .. Key("manifest-public-key", settings.Keys.ManifestPublicKey).Select(line => $"    {line}"),
            $"    manifest-signing-key: ${{{{ secrets.{settings.Keys.ManifestSecret} }}}}",
        ];

    /// <summary>Inputs of the promotion, of its rehearsal as of itself.</summary>
    public static IEnumerable<string> Promoted(ReleaseSettings settings) =>
        [
            "notes-file: ${{ steps.spec.outputs.notes-file }}",
            "adopt: ours",
            "generate-notes: false # this repository's history is of specs",
            .. settings.OwnsLatest ? [] : (string[])["make-latest: 'false'"],
            .. Prefix(settings),
        ];

    /// <summary>What the description leaves unproven, as commands that say so.</summary>
    public static IEnumerable<string> Unproven(ReleaseSettings settings) =>
        settings
            .Content.Producers.Where(producer => settings.AllowUnsigned && PublicKeyOf(producer, settings) is null)
            .Select(producer => producer.Id)
            .ToList()
            is { Count: > 0 } unproven
            ?
            [
                $"echo \"::warning::ms-release.json names no public key of {string.Join(", ", unproven)}: nobody has "
                    + "verified who sealed what is theirs\"",
            ]
            : [];

    // whose candidate it is instead can be said of Ed25519
    private static IEnumerable<string> Others(Producer producer, ReleaseSettings settings) =>
        PublicKeyOf(producer, settings) is null
            ? []
            : Lines(
                "other-public-keys",
                [
                    .. settings
                        .ProducerKeys.Where(key => key.Key != producer.Id)
                        .SelectMany(key => CandidatePublicKey.RawOf(key.Value).Select(raw => $"{key.Key}={raw}")),
                ]
            );

    private static string? PublicKeyOf(Producer producer, ReleaseSettings settings) =>
        settings.ProducerKeys.GetValueOrDefault(producer.Id) ?? settings.Keys.PublicKey;

    private static IEnumerable<string> Prefix(ReleaseSettings settings) =>
        settings.TagPrefix == "v" ? [] : [$"tag-prefix: '{settings.TagPrefix}'"];
}
