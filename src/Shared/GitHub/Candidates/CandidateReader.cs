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

    public async Task<Candidate> ReadAsync(CandidateTag tag, CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            var releases = (await gitHub.Releases.ListAsync(repository, cancellation))
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
        var problems = new List<string>();
        var manifestBytes = await ReadSmallAsync(manifestAsset, problems, cancellation);
        var manifest = manifestBytes is null ? null : ManifestReader.Parse(manifestBytes, problems);
        var checksumsBytes = candidate.Find(AssetName.Checksums) is { } asset
            ? await ReadSmallAsync(asset, problems, cancellation)
            : null;
        var checksums = checksumsBytes is null ? null : Checksums.Parse(checksumsBytes, problems);
        var signature = candidate.Find(AssetName.Signature) is { } sig
            ? await ReadSmallAsync(sig, problems, cancellation)
            : null;
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

    private async Task<byte[]?> ReadSmallAsync(
        ReleaseAsset asset,
        List<string> problems,
        CancellationToken cancellation
    )
    {
        if (asset.Size > LargestSmallFile)
        {
            problems.Add($"{asset.Name} has {asset.Size} bytes; it cannot have more than {LargestSmallFile}");
            return null;
        }
        var bytes = await new AssetDownload(gitHub.Assets, time).ReadAsync(
            repository,
            asset,
            LargestSmallFile,
            cancellation
        );
        if (Sha256.OfDigest(asset.Digest) is { } digest && digest != Sha256.Of(bytes))
        {
            problems.Add($"{asset.Name} arrived with other bytes than GitHub's digest {digest} says");
            return null;
        }
        return bytes;
    }
}
