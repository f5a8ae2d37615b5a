using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>What a producer's candidate holds, as far as it is still there.</summary>
/// <param name="Candidate">Which it is.</param>
/// <param name="Files">Hashes of its files; empty where it cannot be used.</param>
/// <param name="Findings">How it stands.</param>
internal sealed record KnownProducer(
    ProducerCandidate Candidate,
    IReadOnlyDictionary<(string Producer, string File), Sha256> Files,
    IReadOnlyList<CheckResult> Findings
);

/// <summary>
/// Reads the hashes of a producer's files from its candidate, and of an archive that bundles unpack those of its files.
/// </summary>
/// <param name="services">The product, and GitHub.</param>
/// <param name="content">Which files are unpacked.</param>
/// <param name="wanted">The candidate.</param>
internal sealed class ProducerFilesReader(
    ReleaseServices services,
    ContentDescription content,
    ProducerCandidate wanted
)
{
    private const int MostUnpacked = 64 * 1024 * 1024;
    private string Name => wanted.Producer.Id;

    public async Task<KnownProducer> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var candidate = await new CandidateReader(services.GitHub, wanted.Repository, services.Time).ReadAsync(
                wanted.Tag,
                cancellation
            );
            return candidate switch
            {
                { State: CandidateState.Missing } => Unusable(
                    CheckResult.Unknown(
                        Name,
                        $"{wanted.Tag} of {wanted.Repository} is gone, or a draft that this token may not see: "
                            + "its files are traced no further than to this release's own candidate"
                    )
                ),
                { State: CandidateState.Sealed, Seal: { } seal } => await OfSealedAsync(candidate, seal, cancellation),
                _ => Unusable(
                    CheckResult.Failed(
                        Name,
                        $"{wanted.Tag} of {wanted.Repository} is {candidate.State.ToString().ToLowerInvariant()}: "
                            + $"{string.Join("; ", candidate.Problems)}"
                    )
                ),
            };
        }
        catch (GitHubFailure failure)
        {
            return Unusable(CheckResult.Unknown(Name, failure.Message));
        }
        catch (ActionFailure refused)
        {
            return Unusable(CheckResult.Failed(Name, refused.What));
        }
    }

    private async Task<KnownProducer> OfSealedAsync(Candidate candidate, Seal seal, CancellationToken cancellation)
    {
        if (ProducerRules.Problems(seal.Manifest, wanted.Producer).ToList() is { Count: > 0 } problems)
        {
            return Unusable(
                CheckResult.Failed(Name, $"{wanted.Tag} of {wanted.Repository}: {string.Join("; ", problems)}")
            );
        }
        var files = seal.Manifest.Files.ToDictionary(file => (Name, file.Name), file => file.Sha256);
        foreach (var archive in content.ArchivesOf(wanted.Producer))
        {
            foreach (var (file, hash) in await UnpackedAsync(candidate, archive, cancellation))
            {
                files[file] = hash;
            }
        }
        return new KnownProducer(
            wanted,
            files,
            [
                CheckResult.Passed(
                    Name,
                    $"{wanted.Tag} of {wanted.Repository} is sealed: {seal.Manifest.Files.Count} files, built by "
                        + $"run {seal.Manifest.RunId}"
                ),
            ]
        );
    }

    private async Task<IEnumerable<KeyValuePair<(string Producer, string File), Sha256>>> UnpackedAsync(
        Candidate candidate,
        string name,
        CancellationToken cancellation
    )
    {
        if (candidate.Find(name) is not { } asset)
        {
            return [];
        }
        var bytes = await new AssetDownload(services.GitHub.Assets, services.Time).ReadAsync(
            wanted.Repository,
            asset,
            MostUnpacked,
            cancellation
        );
        var listed = candidate.Seal!.Manifest.Files.First(file => file.Name == asset.Name).Sha256;
        if (Sha256.Of(bytes) != listed)
        {
            throw ActionFailure.No(
                $"{asset.Name} of {wanted.Tag} arrived as {Sha256.Of(bytes)}, and {listed} is sealed"
            );
        }
        using var archive = new MemoryStream(bytes);
        return ProducerFiles.OfArchive(Name, name, new UnpackedArchive(name).Read(archive));
    }

    private KnownProducer Unusable(CheckResult finding) =>
        new(wanted, new Dictionary<(string, string), Sha256>(), [finding]);
}
