using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MsReleaseActions.Core.Archives;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Seeds;

namespace MsReleaseActions.Rehearsal.Proofs;

/// <summary>
/// Proves published content from outside: every asset is downloaded without a token, every file in it is compared with
/// what the build legs of the pinned commits handed over, and nothing that the actions said is believed.
/// </summary>
/// <param name="environment">Where it was published.</param>
/// <param name="progress">Told what is looked at.</param>
internal sealed class ContentProof(RehearsalEnvironment environment, Action<string> progress)
{
    private const string Manifest = "manifest.json";
    private const string ChecksumsFile = "checksums.txt";
    private const string Signature = "manifest.json.sig";
    private static readonly string[] Own = [Manifest, Signature, ChecksumsFile, "candidate.json"];
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
        var arrived = new SortedDictionary<string, Arrived>(StringComparer.Ordinal);
        foreach (
            var name in found
                .RootElement.GetProperty("assets")
                .EnumerateArray()
                .Select(asset => asset.GetProperty("name").GetString()!)
        )
        {
            progress(name);
            arrived[name] = (
                await release.DownloadAsync(
                    release.AddressOf(environment.ReleaseTag, name),
                    compareWith: null,
                    cancellation
                )
            )!;
        }
        var digests = await CandidateView.DigestsAsync(environment, cancellation);
        var commit = Git.TagCommit(environment.Product.Repository.GitFolder, environment.ReleaseTag);
        using var manifest = JsonDocument.Parse(arrived[Manifest].Content);
        return new Findings(
            [
                .. arrived.Select(file => new ProvenAsset(
                    file.Key,
                    file.Value.Size,
                    file.Value.Sha256,
                    digests.GetValueOrDefault(file.Key) == file.Value.Sha256,
                    null
                )),
            ],
            null,
            [
                Whole(manifest.RootElement, arrived),
                Signed(arrived),
                Traced(manifest.RootElement, arrived),
                Listed(arrived),
                new Finding(
                    commit == environment.SourceSha,
                    $"the tag {environment.ReleaseTag} is on commit {commit ?? "(none)"}"
                ),
            ]
        );
    }

    private static Finding Whole(JsonElement manifest, SortedDictionary<string, Arrived> arrived)
    {
        var listed = manifest
            .GetProperty("assets")
            .EnumerateArray()
            .ToDictionary(
                asset => asset.GetProperty("filename").GetString()!,
                asset => (asset.GetProperty("size").GetInt64(), asset.GetProperty("sha256").GetString()!),
                StringComparer.Ordinal
            );
        var seen = arrived
            .Where(file => !Own.Contains(file.Key, StringComparer.Ordinal))
            .ToDictionary(file => file.Key, file => (file.Value.Size, file.Value.Sha256), StringComparer.Ordinal);
        return listed.Count == seen.Count && listed.All(asset => seen.GetValueOrDefault(asset.Key) == asset.Value)
            ? new Finding(
                true,
                $"the release holds the {seen.Count} assets of its manifest, as they are described there, and no other"
            )
            : new Finding(
                false,
                $"the manifest lists {string.Join(", ", listed.Keys.Order(StringComparer.Ordinal))}, the release "
                    + $"holds {string.Join(", ", seen.Keys)}"
            );
    }

    // as an installed client does it: base64 of 64 bytes and a line feed, over the exact bytes
    private Finding Signed(SortedDictionary<string, Arrived> arrived)
    {
        var key = Convert.FromBase64String(environment.Keys.ManifestText);
        var text = arrived.TryGetValue(Signature, out var found) ? Encoding.ASCII.GetString(found.Content) : "";
        var signature = new byte[Ed25519.SignatureLength];
        return
            text.EndsWith('\n')
            && Convert.TryFromBase64String(text[..^1], signature, out var length)
            && length == signature.Length
            && Ed25519.Verify(key, arrived[Manifest].Content, signature)
            ? new Finding(true, $"{Manifest} is signed with the key that clients have")
            : new Finding(false, $"{Manifest} is not signed with the key that clients have: they refuse the release");
    }

    // every byte that a user gets was handed over by a build leg of a pinned commit
    private Finding Traced(JsonElement manifest, SortedDictionary<string, Arrived> arrived)
    {
        try
        {
            return Compared(manifest, arrived);
        }
        catch (FormatException problem)
        {
            return new Finding(false, $"an archive cannot be unpacked: {problem.Message}");
        }
    }

    private Finding Compared(JsonElement manifest, SortedDictionary<string, Arrived> arrived)
    {
        var pins = manifest
            .GetProperty("repos")
            .EnumerateArray()
            .Select(repo => repo.GetProperty("sha").GetString()!)
            .ToHashSet(StringComparer.Ordinal);
        var built = environment
            .Runs.Where(run =>
                run.Artifacts.Count > 0
                && run.Inputs.TryGetValue("source_sha", out var sha)
                && pins.Contains(sha)
                && (!run.Inputs.TryGetValue("core_sha", out var core) || pins.Contains(core))
            )
            .SelectMany(run => BuiltFiles.Of(run, Path.Combine(environment.Folder, "built", $"{run.Id}")))
            .ToList();
        var known = built.Select(file => file.Sha256).ToHashSet(StringComparer.Ordinal);
        foreach (var archive in built.Where(file => file.Name.EndsWith(".zip", StringComparison.Ordinal)))
        {
            known.UnionWith(Entries(File.ReadAllBytes(archive.Path)).Select(entry => entry.Sha256));
        }
        var pieces = arrived
            .Where(file => !Own.Contains(file.Key, StringComparer.Ordinal))
            .SelectMany(file =>
                file.Key.EndsWith(".zip", StringComparison.Ordinal)
                    ? Entries(file.Value.Content).Select(entry => (Name: $"{file.Key}/{entry.Name}", entry.Sha256))
                    : [(file.Key, file.Value.Sha256)]
            )
            .ToList();
        var strange = pieces.Where(piece => !known.Contains(piece.Sha256)).Select(piece => piece.Name).ToList();
        return strange.Count == 0
            ? new Finding(
                true,
                $"{pieces.Count} files, {built.Count} built: every byte that arrives was handed over by a build "
                    + "of a pinned commit"
            )
            : new Finding(false, $"of unknown origin: {string.Join(", ", strange)}");
    }

    private static IEnumerable<(string Name, string Sha256)> Entries(byte[] bytes)
    {
        using var zip = CheckedZip.Open(new MemoryStream(bytes), ArchiveLimits.Bundle);
        foreach (var entry in zip.Entries.Where(entry => entry.Kind == EntryKind.File))
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            zip.Read(entry, piece => hash.AppendData(piece.Span));
            yield return (entry.Path, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
    }

    private static Finding Listed(SortedDictionary<string, Arrived> arrived)
    {
        var listed = arrived.Where(file =>
            file.Key != ChecksumsFile && !file.Key.StartsWith("candidate.json", StringComparison.Ordinal)
        );
        var expected = string.Concat(listed.Select(file => $"{file.Value.Sha256}  {file.Key}\n"));
        return arrived.TryGetValue(ChecksumsFile, out var found) && Encoding.UTF8.GetString(found.Content) == expected
            ? new Finding(true, "checksums.txt lists them as they arrive")
            : new Finding(false, "checksums.txt does not list the files as they arrive");
    }
}
