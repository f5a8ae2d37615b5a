using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Transfer;

namespace MsReleaseActions.GitHub.Candidates;

/// <summary>
/// Looks a candidate up and judges it by what GitHub says and by its small files; built files are not downloaded.
/// </summary>
public sealed class CandidateReader(GitHubClient gitHub, RepositoryName repository, TimeProvider time)
{
    // a thousand assets, the most that a release holds, need a third of this
    private const int LargestSmallFile = 1024 * 1024;
    private const int MostLooks = 4;

    public Task<Candidate> ReadAsync(CandidateTag tag, CancellationToken cancellation) =>
        ReadAsync(tag, gitHub.Releases.ListAsync(repository, cancellation), cancellation);

    /// <summary>
    /// Reads one that should be sealed, a moment ago perhaps: that it is not there, or not whole, is believed only when
    /// it stays so.
    /// </summary>
    /// <param name="listed">The repository's releases, for the first look; null: they are asked for.</param>
    public Task<Candidate> ExpectAsync(
        CandidateTag tag,
        Task<IReadOnlyList<Release>>? listed,
        CancellationToken cancellation
    ) =>
        LaggingReads.UntilAsync(
            time,
            token =>
                ReadAsync(
                    tag,
                    Interlocked.Exchange(ref listed, null) ?? gitHub.Releases.ListAsync(repository, token),
                    token
                ),
            seen => seen.State is not (CandidateState.Missing or CandidateState.Incomplete),
            cancellation
        );

    private async Task<Candidate> ReadAsync(
        CandidateTag tag,
        Task<IReadOnlyList<Release>> listed,
        CancellationToken cancellation
    )
    {
        for (var look = 1; ; look++)
        {
            var releases = (await (look == 1 ? listed : gitHub.Releases.ListAsync(repository, cancellation)))
                .Where(release => release.TagName == tag.Text)
                .ToList();
            try
            {
                return await ReadAsync(tag, releases, cancellation);
            }
            catch (GitHubFailure failure) when (failure.Status == HttpStatusCode.NotFound && look < MostLooks)
            {
                // listed a moment ago, and gone when it was to be read: an empty draft that another run took back
                await Task.Delay(Writes.Backoff(look), time, cancellation);
            }
        }
    }

    /// <summary>Judges what carries the tag: none, one or several releases.</summary>
    public async Task<Candidate> ReadAsync(
        CandidateTag tag,
        IReadOnlyList<Release> releases,
        CancellationToken cancellation
    ) =>
        releases switch
        {
            [] => new Candidate(
                tag,
                CandidateState.Missing,
                null,
                [],
                [
                    $"no release of {repository} carries the tag {tag}, or this token may not see it (drafts need "
                        + "contents: write)",
                ]
            ),
            [var release] => await ReadAsync(tag, release, cancellation),
            _ => new Candidate(
                tag,
                CandidateState.Ambiguous,
                null,
                [],
                [
                    $"{releases.Count} releases of {repository} carry the tag {tag}: "
                        + $"{string.Join(", ", releases.Select(release => release.Id).Order())}",
                ]
            ),
        };

    /// <summary>Judges one release as the candidate of a tag.</summary>
    public async Task<Candidate> ReadAsync(CandidateTag tag, Release release, CancellationToken cancellation)
    {
        var assets = await gitHub.Assets.ListAsync(repository, release.Id, cancellation);
        var candidate = new Candidate(tag, CandidateState.Incomplete, release, assets, []);
        var broken = assets
            .Where(asset => !asset.IsWhole)
            .Select(asset => $"{asset.Name} is not fully uploaded (state {asset.State})")
            .ToList();
        if (candidate.Find(AssetName.Manifest) is not { IsWhole: true } manifest)
        {
            broken.Insert(0, $"{AssetName.Manifest} is not there yet");
        }
        else if (broken.Count == 0)
        {
            return await JudgeAsync(candidate, manifest, cancellation);
        }
        return candidate with { Problems = broken };
    }

    private async Task<Candidate> JudgeAsync(
        Candidate candidate,
        ReleaseAsset manifestAsset,
        CancellationToken cancellation
    )
    {
        var reads = await Task.WhenAll(
            ReadSmallAsync(manifestAsset, cancellation),
            ReadSmallAsync(candidate.Find(AssetName.Checksums), cancellation),
            ReadSmallAsync(candidate.Find(AssetName.Signature), cancellation)
        );
        var (manifestBytes, checksumsBytes, signature) = (reads[0].Bytes, reads[1].Bytes, reads[2].Bytes);
        List<string> problems = [.. reads.Select(read => read.Problem).OfType<string>()];
        var manifest = manifestBytes is null ? null : ManifestReader.Parse(manifestBytes, problems);
        var checksums = checksumsBytes is null ? null : Checksums.Parse(checksumsBytes, problems);
        if (candidate.Find(AssetName.Checksums) is null)
        {
            problems.Add($"{AssetName.Checksums} is missing");
        }
        if (manifest is not null)
        {
            problems.AddRange(CandidateRules.Contradictions(candidate, manifest, checksums, repository));
        }
        if (await MovedTagAsync(candidate, cancellation) is { } moved)
        {
            problems.Add(moved);
        }
        return problems.Count > 0
            ? candidate with
            {
                State = CandidateState.Invalid,
                Problems = problems,
            }
            : candidate with
            {
                State = CandidateState.Sealed,
                Seal = new Seal(manifest!, manifestBytes!, checksums!, checksumsBytes!, signature),
            };
    }

    // a draft has no tag in git; a published one has, and whoever may push can move it
    private async Task<string?> MovedTagAsync(Candidate candidate, CancellationToken cancellation)
    {
        if (candidate.Release!.Draft)
        {
            return null;
        }
        var commit = await LaggingReads.UntilAsync(
            time,
            token => gitHub.Repositories.GetTagCommitAsync(repository, candidate.Tag.Text, token),
            seen => seen is not null,
            cancellation
        );
        return commit == candidate.Tag.SourceSha.Text
            ? null
            : $"the git tag {candidate.Tag} is on {commit ?? "no commit"}, not on {candidate.Tag.SourceSha}";
    }

    // neither: there is no such asset
    private async Task<(byte[]? Bytes, string? Problem)> ReadSmallAsync(
        ReleaseAsset? asset,
        CancellationToken cancellation
    )
    {
        if (asset is null)
        {
            return (null, null);
        }
        if (asset.Size > LargestSmallFile)
        {
            return (null, $"{asset.Name} has {asset.Size} bytes; it cannot have more than {LargestSmallFile}");
        }
        var bytes = await new AssetDownload(gitHub.Assets, time).ReadAsync(
            repository,
            asset,
            LargestSmallFile,
            cancellation
        );
        return Sha256.OfDigest(asset.Digest) is { } digest && digest != Sha256.Of(bytes)
            ? (null, $"{asset.Name} arrived with other bytes than GitHub's digest {digest} says")
            : (bytes, null);
    }
}
