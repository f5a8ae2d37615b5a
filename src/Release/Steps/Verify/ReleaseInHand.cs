using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>A published release, its small files read, and its candidate as far as it is still there.</summary>
/// <param name="Assets">All of them, in any state, sorted by name (ordinal).</param>
/// <param name="Commit">The commit that the tag is on; null where there is no such tag.</param>
/// <param name="Small">The seal's files and <c>latest.json</c>, by name, as far as they are there and small.</param>
/// <param name="Manifest">Read from the release itself; null where it cannot be.</param>
/// <param name="ManifestProblems">Why it cannot.</param>
/// <param name="Candidate">What <c>rc-&lt;commit&gt;</c> is now; null without a commit.</param>
internal sealed record ReleaseInHand(
    ReleaseTag Tag,
    Release Release,
    IReadOnlyList<ReleaseAsset> Assets,
    CommitSha? Commit,
    IReadOnlyDictionary<string, byte[]> Small,
    CandidateManifest? Manifest,
    IReadOnlyList<string> ManifestProblems,
    Candidate? Candidate
)
{
    private static readonly string[] Read =
    [
        AssetName.Manifest,
        AssetName.Checksums,
        AssetName.Signature,
        AssetName.LatestJson,
    ];

    public ReleaseAsset? Find(string name) => Assets.FirstOrDefault(asset => asset.Name == name);

    public CandidateFile? Built(string name) => Manifest?.Files.FirstOrDefault(file => file.Name == name);

    /// <summary>Reads it.</summary>
    /// <param name="releases">All of the repository's.</param>
    /// <param name="release">The published one.</param>
    public static async Task<ReleaseInHand> ReadAsync(
        ReleaseServices services,
        ReleaseTag tag,
        Release release,
        IReadOnlyList<Release> releases,
        CancellationToken cancellation
    )
    {
        var assets = await services.GitHub.Assets.ListAsync(services.Repository, release.Id, cancellation);
        var small = await SmallFiles.ReadAsync(
            services.GitHub,
            services.Repository,
            services.Time,
            assets,
            Read,
            cancellation
        );
        var problems = new List<string>();
        var manifest = small.TryGetValue(AssetName.Manifest, out var bytes)
            ? ManifestReader.Parse(bytes, problems)
            : null;
        var commit = await services.GitHub.Repositories.GetTagCommitAsync(services.Repository, tag.Text, cancellation)
            is { } text
            ? CommitSha.Parse(text)
            : null;
        return new ReleaseInHand(
            tag,
            release,
            [.. assets.OrderBy(asset => asset.Name, StringComparer.Ordinal)],
            commit,
            small,
            manifest,
            manifest is null && problems.Count == 0
                ? [$"the release holds no readable {AssetName.Manifest}: it was not promoted from a candidate"]
                : problems,
            commit is null ? null : await CandidateAsync(services, CandidateTag.Of(commit), releases, cancellation)
        );
    }

    private static Task<Candidate> CandidateAsync(
        ReleaseServices services,
        CandidateTag tag,
        IReadOnlyList<Release> releases,
        CancellationToken cancellation
    ) =>
        new CandidateReader(services.GitHub, services.Repository, services.Time).ReadAsync(
            tag,
            [.. releases.Where(release => release.TagName == tag.Text)],
            cancellation
        );
}
