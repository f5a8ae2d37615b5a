using System.Text.Json.Serialization;
using MsReleaseActions.ReleaseTrain.Catalog;

namespace MsReleaseActions.Cli.Commands.Candidates;

/// <summary>What there is.</summary>
/// <param name="Total">How many there are; without --all more than are listed.</param>
internal sealed record CandidatesDocument(string Repository, int Total, IReadOnlyList<CandidateDocument> Candidates);

/// <summary>A candidate, for machines.</summary>
/// <param name="State"><c>sealed</c>, <c>incomplete</c>, <c>invalid</c> or <c>ambiguous</c>.</param>
/// <param name="Size">Bytes of all its assets.</param>
/// <param name="RunId">The run that built it; null where it is not sealed.</param>
/// <param name="Goes">Whether it is removed; null in a list.</param>
/// <param name="Why">Why it goes or stays; null in a list.</param>
internal sealed record CandidateDocument(
    string Tag,
    string SourceSha,
    long ReleaseId,
    string State,
    IReadOnlyList<string> Problems,
    bool Draft,
    long Size,
    DateTimeOffset? CreatedAt,
    string? Subject,
    long? RunId,
    long? LiveRun,
    string? UnfinishedRelease,
    string? PublishedRelease,
    bool? Goes,
    string? Why
)
{
    public static CandidateDocument Of(KnownCandidate candidate, bool? goes = null, string? why = null) =>
        new(
            candidate.Tag.Text,
            candidate.Tag.SourceSha.Text,
            candidate.Release.Id,
            candidate.State.ToString().ToLowerInvariant(),
            candidate.Problems,
            candidate.Release.Draft,
            candidate.Bytes,
            candidate.Release.CreatedAt,
            candidate.Subject,
            candidate.BuiltBy,
            candidate.Use.LiveRun,
            candidate.Use.Unfinished,
            candidate.Use.Published,
            goes,
            why
        );
}

/// <summary>What was removed.</summary>
/// <param name="Removed">So many; with --dry-run none.</param>
internal sealed record RemovalDocument(
    string Repository,
    bool DryRun,
    int Removed,
    IReadOnlyList<CandidateDocument> Candidates
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CandidatesDocument))]
[JsonSerializable(typeof(RemovalDocument))]
internal sealed partial class CandidatesJson : JsonSerializerContext;
