using System.Text.Json.Serialization;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;

namespace MsReleaseActions.Cli.Commands.Content;

/// <summary>A spec, for machines.</summary>
/// <param name="Ok">It keeps to every rule.</param>
/// <param name="Channel">Null where it does not.</param>
/// <param name="Candidates">What a release of it needs.</param>
/// <param name="Problems">Every rule that it breaks.</param>
internal sealed record SpecDocument(
    bool Ok,
    string Spec,
    string? Channel,
    string? Tag,
    IReadOnlyList<NeededCandidate> Candidates,
    IReadOnlyList<string> Problems
);

/// <summary>A candidate that a spec needs.</summary>
internal sealed record NeededCandidate(
    string Producer,
    string Repository,
    string SourceSha,
    string Tag,
    string Workflow
)
{
    public static NeededCandidate Of(ProducerCandidate needed) =>
        new(
            needed.Producer.Id,
            needed.Repository.ToString(),
            needed.Sha.Text,
            needed.Tag.Text,
            needed.Producer.WorkflowPath
        );
}

/// <summary>What was put together.</summary>
/// <param name="Output">The folder, as it was typed.</param>
/// <param name="Written">How many files were not there already.</param>
internal sealed record AssembledDocument(
    string Output,
    int Written,
    IReadOnlyList<AssetDocument> Files,
    IReadOnlyList<TraceDocument> Traces
)
{
    public static AssembledDocument Of(string output, AssembledContent made) =>
        new(
            output,
            made.Written,
            [.. made.Files.Select(file => new AssetDocument(file.Name, file.Size, file.Sha256.Hex))],
            [.. made.Traces.Select(TraceDocument.Of)]
        );
}

/// <summary>A file of a release.</summary>
internal sealed record AssetDocument(string Name, long Size, [property: JsonPropertyName("sha256")] string Sha256);

/// <summary>Where a file that users get comes from.</summary>
/// <param name="Entry">Its path in a bundle; null where the asset is the file itself.</param>
/// <param name="Producer">Its id.</param>
/// <param name="File">The producer's file.</param>
internal sealed record TraceDocument(
    string Asset,
    string? Entry,
    long Size,
    [property: JsonPropertyName("sha256")] string Sha256,
    string Producer,
    string File
)
{
    public static TraceDocument Of(Trace trace) =>
        new(trace.Asset, trace.Entry, trace.Size, trace.Sha256.Hex, trace.Producer, trace.File);
}

/// <summary>A folder held against its manifest.</summary>
/// <param name="Traces">Empty where no candidates were given.</param>
/// <param name="Signature">Of the manifest: <c>holds</c>, <c>fails</c> or, where no key was given,
/// <c>not_checked</c>.</param>
internal sealed record VerifiedDocument(
    bool Ok,
    string Tag,
    IReadOnlyList<AssetDocument> Assets,
    IReadOnlyList<TraceDocument> Traces,
    string Signature,
    IReadOnlyList<string> Problems
)
{
    public static VerifiedDocument Of(ContentManifest manifest, VerifiedContent found, CheckResult signature) =>
        new(
            found.Problems.Count == 0 && signature.Status != CheckStatus.Failed,
            manifest.Tag.Text,
            [.. manifest.Assets.Select(asset => new AssetDocument(asset.Asset.FileName, asset.Size, asset.Sha256.Hex))],
            [.. found.Traces.Select(TraceDocument.Of)],
            signature.Status switch
            {
                CheckStatus.Passed => "holds",
                CheckStatus.Failed => "fails",
                _ => "not_checked",
            },
            [
                .. found.Problems,
                .. signature.Status == CheckStatus.Failed ? [$"{signature.Name}: {signature.Text}"] : (string[])[],
            ]
        );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SpecDocument))]
[JsonSerializable(typeof(AssembledDocument))]
[JsonSerializable(typeof(VerifiedDocument))]
internal sealed partial class AssemblingJson : JsonSerializerContext;
