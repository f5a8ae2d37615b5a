using System.Text.Json.Serialization;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Products.Content;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Verify;
using MsReleaseActions.ReleaseTrain.Withdraw;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary>A proof, for machines.</summary>
/// <param name="Ok">Nothing that could be looked at is wrong.</param>
/// <param name="Repository"><c>owner/name</c>.</param>
/// <param name="SourceSha">40 hex digits; null where the tag is on nothing.</param>
internal sealed record VerificationDocument(
    bool Ok,
    string Repository,
    string Tag,
    string? SourceSha,
    string? Url,
    IReadOnlyList<FindingDocument> Findings,
    IReadOnlyList<AssetDocument> Assets
)
{
    public static VerificationDocument Of(ReleaseSettings settings, Verification proof) =>
        new(
            proof.Holds,
            settings.Repository.ToString(),
            proof.Tag.Text,
            proof.SourceSha?.Text,
            proof.Url,
            [
                .. proof.Findings.Select(finding => new FindingDocument(
                    finding.Name,
                    finding.Status switch
                    {
                        CheckStatus.Passed => "holds",
                        CheckStatus.Failed => "fails",
                        _ => "not_checked",
                    },
                    finding.Text,
                    finding.VerifiedBy
                )),
            ],
            [
                .. proof.Assets.Select(asset => new AssetDocument(
                    asset.Name,
                    asset.Size,
                    asset.Sha256.Hex,
                    asset.SameAsCandidate
                )),
            ]
        );
}

/// <param name="Outcome"><c>holds</c>, <c>fails</c> or <c>not_checked</c>.</param>
/// <param name="VerifiedBy"><c>ms</c> or <c>gh</c>: what verified it cryptographically; null where GitHub states
/// it.</param>
internal sealed record FindingDocument(string Name, string Outcome, string Text, string? VerifiedBy);

/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 hex digits.</param>
internal sealed record AssetDocument(string Name, long Size, string Sha256, bool SameAsCandidate);

/// <summary>
/// The proof of a content release, for machines: as of every release, and where each file comes from.
/// </summary>
internal sealed record ContentVerificationDocument(
    bool Ok,
    string Repository,
    string Tag,
    string? SourceSha,
    string? Url,
    IReadOnlyList<FindingDocument> Findings,
    IReadOnlyList<AssetDocument> Assets,
    IReadOnlyList<OriginDocument> Origins
)
{
    public static ContentVerificationDocument Of(ReleaseSettings settings, ProvenContent proof)
    {
        var common = VerificationDocument.Of(settings, proof.Verification);
        return new(
            common.Ok,
            common.Repository,
            common.Tag,
            common.SourceSha,
            common.Url,
            common.Findings,
            common.Assets,
            [
                .. proof.Origins.Select(origin => new OriginDocument(
                    origin.File.Asset,
                    origin.File.Entry,
                    origin.File.Size,
                    origin.File.Sha256.Hex,
                    origin.File.Producer,
                    origin.Candidate.Repository.ToString(),
                    origin.Candidate.Tag.Text,
                    origin.File.File
                )),
            ]
        );
    }
}

/// <param name="Entry">Path in a bundle; null where the asset is the file itself.</param>
/// <param name="Sha256">64 hex digits.</param>
/// <param name="Candidate">Tag of the release that holds the file.</param>
/// <param name="File">Its name there.</param>
internal sealed record OriginDocument(
    string Asset,
    string? Entry,
    long Size,
    string Sha256,
    string Producer,
    string Repository,
    string Candidate,
    string File
);

/// <summary>A withdrawal, for machines.</summary>
/// <param name="Previous">What everybody is led to now; null for a preview, and where there is nothing.</param>
/// <param name="Written">What was written; with --dry-run what would be.</param>
/// <param name="Failed">What GitHub did not let be done.</param>
internal sealed record WithdrawalDocument(
    string Tag,
    string? Previous,
    bool DryRun,
    IReadOnlyList<string> Written,
    IReadOnlyList<string> Failed
)
{
    public static WithdrawalDocument Of(Withdrawal withdrawal, bool dryRun, IReadOnlyList<string> failed) =>
        new(
            withdrawal.Tag.Text,
            withdrawal.Previous?.TagName,
            dryRun,
            [.. withdrawal.Writes.Where(write => !failed.Any(why => why.Contains(write, StringComparison.Ordinal)))],
            failed
        );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(VerificationDocument))]
[JsonSerializable(typeof(ContentVerificationDocument))]
[JsonSerializable(typeof(WithdrawalDocument))]
internal sealed partial class VerifyingJson : JsonSerializerContext;
