using System.IO.Abstractions;
using System.Security.Cryptography;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Core.Content;

/// <summary>The producers' files on a disk: a folder for each producer, named by its id.</summary>
/// <param name="files">The file system.</param>
/// <param name="root">The folder of those folders.</param>
public sealed class ContentFolder(IFileSystem files, string root)
{
    /// <summary>Where a producer's file lies.</summary>
    public string PathOf(string producer, string file) => files.Path.Combine(root, producer, file);

    /// <summary>Opens a part of a bundle.</summary>
    /// <param name="part">What is opened.</param>
    /// <param name="config">The configuration's files.</param>
    public Stream Open(BundlePart part, IReadOnlyList<ConfigFile> config) =>
        part.Inner is { } inner
            ? new MemoryStream(config.First(file => file.Name == inner).Bytes, writable: false)
            : files.File.OpenRead(PathOf(part.Producer, part.File));

    /// <summary>The configuration; empty where the spec has no bundle.</summary>
    public IReadOnlyList<ConfigFile> Config(ReleaseSpec spec)
    {
        if (Producers.Needed(spec).All(producer => producer.Id != "oc-bridge"))
        {
            return [];
        }
        using var archive = files.File.OpenRead(PathOf("oc-bridge", Producers.ConfigArchive));
        return ConfigArchive.Read(archive);
    }

    /// <summary>Every file that the spec's assets need, hashed.</summary>
    /// <exception cref="ActionFailure">A file is missing, or one is there that no candidate of that producer holds:
    /// each is named; exit 1.</exception>
    public ProducerFiles Read(ReleaseSpec spec)
    {
        var needed = Producers.Needed(spec);
        if (needed.SelectMany(Problems).ToList() is { Count: > 0 } problems)
        {
            throw ActionFailure.No(
                $"The candidates are not whole: {string.Join("; ", problems)}",
                "A release is made of exactly the files that were verified",
                "Have each candidate downloaded into a folder of its own, named by its producer, and nothing else in it"
            );
        }
        var hashes = needed.SelectMany(producer =>
            producer.Files.Select(file =>
                KeyValuePair.Create((producer.Id, file), Fact(PathOf(producer.Id, file)).Sha256)
            )
        );
        return new ProducerFiles(
            new Dictionary<(string, string), Sha256>(hashes.Concat(ProducerFiles.OfConfig(Config(spec))))
        );
    }

    internal (long Size, Sha256 Sha256) Fact(string path)
    {
        using var content = files.File.OpenRead(path);
        return (content.Length, Sha256.OfHash(SHA256.HashData(content)));
    }

    private IEnumerable<string> Problems(Producer producer)
    {
        var folder = files.Path.Combine(root, producer.Id);
        var there = files.Directory.Exists(folder)
            ? files
                .Directory.EnumerateFileSystemEntries(folder)
                .Select(path => files.Path.GetFileName(path))
                .ToHashSet(StringComparer.Ordinal)
            : [];
        return
        [
            .. producer
                .Files.Where(file => !there.Contains(file))
                .Select(file => $"{producer.Id} lacks the file {file}"),
            .. there
                .Except(producer.Files, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(file => $"{producer.Id} has {file}, which does not belong there"),
        ];
    }
}
