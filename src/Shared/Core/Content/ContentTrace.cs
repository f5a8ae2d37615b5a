using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Core.Content;

/// <summary>Where a file that users get comes from.</summary>
/// <param name="Asset">Name of the release's asset.</param>
/// <param name="Entry">Its path in a bundle; null where the asset is the file itself.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Producer">The id of the producer.</param>
/// <param name="File">Name of the producer's file; of a file of the configuration
/// <c>oc-bridge-config.zip/default.toml</c>.</param>
public sealed record Trace(string Asset, string? Entry, long Size, Sha256 Sha256, string Producer, string File);

/// <summary>What is known of the producers' files.</summary>
/// <param name="Files">SHA-256 by producer and name; of an archive's files by <c>oc-bridge-config.zip/NAME</c>,
/// too.</param>
public sealed record ProducerFiles(IReadOnlyDictionary<(string Producer, string File), Sha256> Files)
{
    /// <summary>The hashes of an archive's files, as <see cref="Files"/> has them.</summary>
    public static IEnumerable<KeyValuePair<(string Producer, string File), Sha256>> OfArchive(
        string producer,
        string archive,
        IEnumerable<ArchivedFile> files
    ) => files.Select(file => KeyValuePair.Create((producer, $"{archive}/{file.Name}"), Sha256.Of(file.Bytes)));

    /// <summary>Names of the files of an archive.</summary>
    public IEnumerable<string> In(string producer, string archive) =>
        Files
            .Keys.Where(file =>
                file.Producer == producer && file.File.StartsWith($"{archive}/", StringComparison.Ordinal)
            )
            .Select(file => file.File[(archive.Length + 1)..]);
}

/// <summary>Follows each file of a release back to the producer's file that it is.</summary>
/// <param name="content">Who makes what.</param>
/// <param name="known">The producers' files.</param>
public sealed class ContentTrace(ContentDescription content, ProducerFiles known)
{
    /// <summary>An asset that is a producer's file, unchanged.</summary>
    /// <returns>Where it comes from, and what is wrong; one of both.</returns>
    public (IReadOnlyList<Trace> Traces, IReadOnlyList<string> Problems) OfFile(
        SpecAsset asset,
        long size,
        Sha256 sha256
    )
    {
        if (content.MakerOf(asset) is not { } producer)
        {
            return ([], [$"{asset.FileName} is in no producer's candidate"]);
        }
        return Compare(asset.FileName, asset.FileName, sha256, producer.Id, asset.FileName) is { } problem
            ? ([], [problem])
            : ([new Trace(asset.FileName, null, size, sha256, producer.Id, asset.FileName)], []);
    }

    /// <summary>A bundle, each file in it.</summary>
    /// <returns>Where each comes from, and everything that is wrong.</returns>
    public (IReadOnlyList<Trace> Traces, IReadOnlyList<string> Problems) OfBundle(SpecAsset asset, BundleContent bundle)
    {
        var parts = content
            .BundleOf(asset)!
            .Parts(asset.Platform!, archive => known.In(archive.Producer, asset.Platform!.Fill(archive.File)))
            .DistinctBy(part => part.Path, StringComparer.Ordinal)
            .ToDictionary(part => part.Path, StringComparer.Ordinal);
        var (traces, problems) = (
            new List<Trace>(),
            bundle.Problems.Select(problem => $"{asset.FileName}: {problem}").ToList()
        );
        foreach (var entry in bundle.Entries)
        {
            var part = parts.GetValueOrDefault(entry.Path);
            var problem = part is null
                ? $"{asset.FileName}/{entry.Path} is in no producer's candidate"
                : Compare($"{asset.FileName}/{entry.Path}", part.Origin, entry.Sha256, part.Producer, part.Origin);
            if (problem is not null)
            {
                problems.Add(problem);
            }
            else
            {
                traces.Add(
                    new Trace(asset.FileName, entry.Path, entry.Size, entry.Sha256, part!.Producer, part.Origin)
                );
            }
        }
        problems.AddRange(
            parts
                .Values.Where(part => part.Inner is not null && bundle.Entries.All(entry => entry.Path != part.Path))
                .Select(part => $"{asset.FileName}: {part.Path} is missing")
        );
        return (traces, problems);
    }

    private string? Compare(string shown, string origin, Sha256 sha256, string producer, string file) =>
        known.Files.GetValueOrDefault((producer, file)) is not { } expected
            ? $"{shown}: the candidate of {producer} has no {origin}"
        : expected != sha256 ? $"{shown} is {sha256}, and {origin} of {producer} is {expected}"
        : null;
}
