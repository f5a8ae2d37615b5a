using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Verify;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>Where a file of a published release comes from.</summary>
/// <param name="File">The file, and whose it is.</param>
/// <param name="Candidate">The candidate that holds it.</param>
public sealed record ProvenOrigin(Trace File, ProducerCandidate Candidate);

/// <summary>What the proof of a content release found.</summary>
/// <param name="Verification">As of every release.</param>
/// <param name="Origins">Every file that users get and that could be traced, in the order of the spec.</param>
public sealed record ProvenContent(Verification Verification, IReadOnlyList<ProvenOrigin> Origins);

/// <summary>
/// Proves a published content release from GitHub alone, whoever made it: every byte is traced to a producer's
/// candidate. Reads only.
/// </summary>
/// <param name="services">Where it is published.</param>
public sealed class ContentVerifier(ReleaseServices services)
{
    private const string Spec = "spec";
    private const string Traces = "traces";

    /// <summary>Looks at everything, and says of each thing whether it holds.</summary>
    /// <exception cref="GitHubFailure">GitHub did not show the release itself.</exception>
    public async Task<ProvenContent> VerifyAsync(ReleaseTag tag, bool download, CancellationToken cancellation)
    {
        var releases = await services.GitHub.Releases.ListAsync(services.Repository, cancellation);
        var onTag = releases.Where(release => release.TagName == tag.Text).ToList();
        if (onTag.Find(release => !release.Draft) is not { } release)
        {
            return new ProvenContent(
                new Verification(
                    tag,
                    null,
                    null,
                    [
                        CheckResult.Failed(
                            "release",
                            onTag.Count > 0
                                ? $"{tag} is not published: it is a draft still"
                                : $"{services.Repository} has no release {tag}"
                        ),
                    ],
                    []
                ),
                []
            );
        }
        var hand = await ReleaseInHand.ReadAsync(services, tag, release, releases, cancellation);
        var bytes = new Dictionary<string, AssetBytes>(
            await new AssetReading(services, download).ReadAsync(hand.Assets, [], null, cancellation),
            StringComparer.Ordinal
        );
        var judged = hand.Commit is { } commit
            ? await new SpecRuling(services).ReadAsync(tag, commit.Text, cancellation)
            : null;
        var (findings, origins) = judged?.Spec is { } spec
            ? await TraceAsync(hand, bytes, spec, cancellation)
            : (
                [CheckResult.Failed(Spec, judged?.Problem ?? $"the tag's commit has no {ReleaseSpecFile.PathOf(tag)}")],
                []
            );
        return new ProvenContent(
            new Verification(
                tag,
                hand.Commit,
                release.HtmlUrl,
                [
                    .. await new IdentityProof(services).ProveAsync(hand, cancellation),
                    .. CandidateProof.Of(hand, services.Repository, key: null),
                    .. AssetsProof.Of(hand, bytes, ContentManifest.SignatureName),
                    .. findings,
                ],
                AssetsProof.Compared(hand, bytes)
            ),
            origins
        );
    }

    private async Task<(IEnumerable<CheckResult> Findings, IReadOnlyList<ProvenOrigin> Origins)> TraceAsync(
        ReleaseInHand hand,
        Dictionary<string, AssetBytes> bytes,
        ReleaseSpec spec,
        CancellationToken cancellation
    )
    {
        var manifest = await new ManifestProof(services).ProveAsync(hand, bytes, spec, cancellation);
        var producers = await Task.WhenAll(
            ProducerCandidate
                .Of(spec)
                .Select(candidate => new ProducerFilesReader(services, spec.Content, candidate).ReadAsync(cancellation))
        );
        var known = producers
            .Where(producer => producer.Files.Count > 0)
            .ToDictionary(producer => producer.Candidate.Producer.Id, StringComparer.Ordinal);
        var trace = new AssetTrace(
            services,
            spec.Content,
            new ContentTrace(
                spec.Content,
                new ProducerFiles(
                    new Dictionary<(string, string), Sha256>(known.Values.SelectMany(producer => producer.Files))
                )
            )
        );
        var (origins, problems) = (new List<ProvenOrigin>(), new List<string>());
        foreach (
            var asset in spec.Assets.Where(asset =>
                hand.Find(asset.FileName) is { IsWhole: true }
                && spec.Content.MakersOf(asset).All(maker => known.ContainsKey(maker.Id))
            )
        )
        {
            var found = await trace.OfAsync(
                asset,
                hand.Find(asset.FileName)!,
                bytes[asset.FileName].Sha256,
                cancellation
            );
            origins.AddRange(found.Traces.Select(file => new ProvenOrigin(file, known[file.Producer].Candidate)));
            problems.AddRange(found.Problems);
            bytes[asset.FileName] = bytes[asset.FileName] with { Read = found.Read ?? bytes[asset.FileName].Read };
        }
        return (
            [
                .. CheckResult.Of(
                    Spec,
                    await SpecProblemsAsync(hand, spec, cancellation),
                    $"{ReleaseSpecFile.PathOf(spec.Tag)} came with that commit, and names every asset"
                ),
                .. manifest,
                .. producers.SelectMany(producer => producer.Findings),
                .. CheckResult.Of(
                    Traces,
                    problems,
                    $"{origins.Count} files that users get are producers' files, byte for byte"
                ),
            ],
            origins
        );
    }

    private async Task<IReadOnlyList<string>> SpecProblemsAsync(
        ReleaseInHand hand,
        ReleaseSpec spec,
        CancellationToken cancellation
    )
    {
        var path = ReleaseSpecFile.PathOf(spec.Tag);
        var brought = await services.GitHub.Contents.NewestCommitAsync(
            services.Repository,
            path,
            hand.Commit!.Text,
            cancellation
        );
        var strange = hand.Assets.Where(asset =>
            !AssetName.IsOfSeal(asset.Name)
            && asset.Name is not (ContentManifest.FileName or ContentManifest.SignatureName)
            && spec.Assets.All(named => named.FileName != asset.Name)
        );
        return
        [
            .. brought?.Sha == hand.Commit.Text
                ? []
                : (string[])[$"the tag is on {hand.Commit.Short}, and {brought?.Sha ?? "no commit"} brought {path}"],
            .. strange.Select(asset => $"{asset.Name} is in the release, and the spec does not name it"),
        ];
    }
}
