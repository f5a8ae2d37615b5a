using System.Text;
using System.Text.Json;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Seeds;

namespace MsReleaseActions.Rehearsal.Proofs;

/// <summary>
/// Proves a published release from outside: every asset is downloaded without a token and compared with what was built,
/// the tag is asked of git, and nothing that the actions said is believed.
/// </summary>
/// <param name="environment">Where it was published.</param>
/// <param name="files">Everything that the build legs handed over.</param>
/// <param name="key">The updater's key.</param>
/// <param name="progress">Told what is looked at.</param>
internal sealed class ReleaseProof(
    RehearsalEnvironment environment,
    IReadOnlyList<BuiltFile> files,
    MinisignPublicKey key,
    Action<string> progress
)
{
    private readonly PublicRelease release = new(
        environment.Anonymous(),
        environment.RepositoryUrl,
        environment.RepositoryPage
    );

    public async Task<Findings> ProveAsync(CancellationToken cancellation)
    {
        using var found = await release.FindAsync(environment.ReleaseTag, cancellation);
        if (found is null)
        {
            return new Findings([], null, [new Finding(false, $"the public sees no release {environment.ReleaseTag}")]);
        }
        var names = found
            .RootElement.GetProperty("assets")
            .EnumerateArray()
            .Select(asset => asset.GetProperty("name").GetString()!)
            .Order(StringComparer.Ordinal)
            .ToList();
        var arrived = await DownloadAsync(names, cancellation);
        var digests = await CandidateView.DigestsAsync(environment, cancellation);
        var latest = new LatestJsonProof(release, environment.ReleaseTag, environment.Version, key);
        progress(AssetFindings.Latest);
        var hasUpdater = environment.Settings.Build.Updater;
        IReadOnlyList<string> problems = hasUpdater
            ? await latest.ProveAsync(
                files,
                arrived.ToDictionary(
                    file => release.AddressOf(environment.ReleaseTag, file.Key),
                    file => file.Value,
                    StringComparer.Ordinal
                ),
                cancellation
            )
            : [];
        progress("signatures");
        var assets = new List<ProvenAsset>();
        foreach (var (name, file) in arrived)
        {
            assets.Add(
                new ProvenAsset(
                    name,
                    file.Size,
                    file.Sha256,
                    digests.GetValueOrDefault(name) == file.Sha256,
                    await SignatureAsync(latest, name, arrived, cancellation)
                )
            );
        }
        var commit = Git.TagCommit(environment.Product.Repository.GitFolder, environment.ReleaseTag);
        return new Findings(
            assets,
            hasUpdater ? problems.Count == 0 : null,
            [
                AssetFindings.Whole(names, files, hasUpdater),
                AssetFindings.Bytes(arrived, files),
                AssetFindings.Kept(assets),
                .. hasUpdater ? [AssetFindings.Signed(assets)] : (Finding[])[],
                new Finding(
                    commit == environment.SourceSha,
                    $"the tag {environment.ReleaseTag} is on commit {commit ?? "(none)"}"
                ),
                !hasUpdater ? new Finding(true, "nothing updates itself, and there is no latest.json")
                : problems.Count == 0
                    ? new Finding(
                        true,
                        $"latest.json leads {latest.Platforms} platforms to assets of {environment.ReleaseTag}"
                    )
                : new Finding(false, string.Join("; ", problems)),
                AssetFindings.Listed(arrived),
                Visible(found.RootElement),
            ]
        );
    }

    private async Task<SortedDictionary<string, Arrived>> DownloadAsync(
        List<string> names,
        CancellationToken cancellation
    )
    {
        var arrived = new SortedDictionary<string, Arrived>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            progress(name);
            // signatures are made anew where it is sealed
            var built = files
                .FirstOrDefault(file => file.Name == name && !AssetFindings.IsSignature(file, files))
                ?.Path;
            if (
                await release.DownloadAsync(release.AddressOf(environment.ReleaseTag, name), built, cancellation) is
                { } file
            )
            {
                arrived[name] = file;
            }
        }
        return arrived;
    }

    private Finding Visible(JsonElement release) =>
        new(
            !release.GetProperty("draft").GetBoolean()
                && release.GetProperty("prerelease").GetBoolean()
                    == environment.Version.Contains('-', StringComparison.Ordinal),
            $"published {(release.GetProperty("prerelease").GetBoolean() ? "as a prerelease" : "as a stable release")}"
        );

    // nothing to say about a file that is not signed
    private async Task<bool?> SignatureAsync(
        LatestJsonProof proof,
        string name,
        SortedDictionary<string, Arrived> arrived,
        CancellationToken cancellation
    ) =>
        files.FirstOrDefault(file => file.Name == name) is not { Signature: not null } built
            ? null
            : arrived.TryGetValue($"{name}.sig", out var beside)
                && await proof.SignatureHoldsAsync(built, Encoding.UTF8.GetString(beside.Content), cancellation);
}
