using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Candidates;

namespace MsReleaseActions.VerifyRelease;

/// <summary>A published release, and what was asked about it. A fact that could not be asked for is null.</summary>
/// <param name="Comparison">Of the tag's commit with the default branch.</param>
/// <param name="Build">The run that <c>candidate.json</c> names.</param>
/// <param name="Promotions">The runs that were to publish it.</param>
internal sealed record SeenRelease(
    Release Release,
    ReleaseTag Tag,
    Fact<SeenContent> Content,
    Fact<CommitComparison>? Comparison,
    Fact<BuildRun>? Build,
    Fact<IReadOnlyList<Promotion>>? Promotions
)
{
    /// <summary>Why GitHub did not say something; empty where it said everything.</summary>
    public IEnumerable<GitHubFailure> Failures =>
        (
            (GitHubFailure?[])[Content.Failure, Comparison?.Failure, Build?.Failure, Promotions?.Failure]
        ).OfType<GitHubFailure>();

    /// <summary>When it was published, and by whom.</summary>
    public string Origin => OriginOf(Release);

    public static string OriginOf(Release release) =>
        (release.PublishedAt is { } at ? $"published {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "published")
        + $" by {release.Author?.Shown ?? "nobody who is known"}";
}

/// <summary>What a release holds.</summary>
/// <param name="Small">Its small files, by name, as far as they are there.</param>
/// <param name="Hashes">SHA-256 of its whole assets, by name.</param>
/// <param name="Commit">The commit that its tag is on; null where there is no such tag.</param>
/// <param name="Manifest">Null where it cannot be read.</param>
/// <param name="ManifestProblems">Why it cannot.</param>
/// <param name="Updates">What is wrong with <c>latest.json</c>; null where there is none.</param>
/// <param name="SealProblem">Why the seal is not of the key given; null where it is, or none is given.</param>
internal sealed record SeenContent(
    IReadOnlyList<ReleaseAsset> Assets,
    IReadOnlyDictionary<string, byte[]> Small,
    IReadOnlyDictionary<string, Sha256> Hashes,
    CommitSha? Commit,
    CandidateManifest? Manifest,
    IReadOnlyList<string> ManifestProblems,
    IReadOnlyList<string>? Updates,
    string? SealProblem
);
