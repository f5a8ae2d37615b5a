using System.IO.Abstractions;
using System.Security.Cryptography;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Files;

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
    /// <param name="archives">As <see cref="Archives"/> read them.</param>
    public Stream Open(BundlePart part, IReadOnlyDictionary<(string, string), IReadOnlyList<ArchivedFile>> archives) =>
        part.Inner is { } inner
            ? new MemoryStream(
                archives[(part.Producer, part.File)].First(file => file.Name == inner).Bytes,
                writable: false
            )
            : PlainContent.OpenRead(PathOf(part.Producer, part.File), files);

    /// <summary>The files of every archive that the spec's bundles unpack, by its producer and name.</summary>
    /// <exception cref="ActionFailure">One cannot be used: exit 1.</exception>
    public IReadOnlyDictionary<(string Producer, string File), IReadOnlyList<ArchivedFile>> Archives(
        ReleaseSpec spec
    ) =>
        spec
            .Assets.SelectMany(spec.Content.ArchivesOf)
            .Select(archive => (archive.Producer, archive.File))
            .Distinct()
            .ToDictionary(archive => archive, archive => Unpacked(archive.Producer, archive.File));

    private IReadOnlyList<ArchivedFile> Unpacked(string producer, string file)
    {
        using var archive = PlainContent.OpenRead(PathOf(producer, file), files);
        return new UnpackedArchive(file).Read(archive);
    }

    /// <summary>Every file that the spec's assets need, hashed.</summary>
    /// <exception cref="ActionFailure">A file is missing, or one is there that no candidate of that producer holds:
    /// each is named; exit 1.</exception>
    public ProducerFiles Read(ReleaseSpec spec)
    {
        var needed = spec.Content.Needed(spec.Assets);
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
        var unpacked = Archives(spec)
            .SelectMany(archive => ProducerFiles.OfArchive(archive.Key.Producer, archive.Key.File, archive.Value));
        return new ProducerFiles(new Dictionary<(string, string), Sha256>(hashes.Concat(unpacked)));
    }

    internal (long Size, Sha256 Sha256) Fact(string path)
    {
        using var content = PlainContent.OpenRead(path, files);
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
            .. producer
                .Files.Where(file => there.Contains(file) && IsLink(files.Path.Combine(folder, file)))
                .Select(file => $"{producer.Id} has {file} as a link, and only a file itself is read"),
            .. IsLink(folder) ? [$"the folder of {producer.Id} is a link"] : (string[])[],
        ];

        bool IsLink(string path) => files.FileInfo.FromFileName(path).LinkTarget is not null;
    }
}
