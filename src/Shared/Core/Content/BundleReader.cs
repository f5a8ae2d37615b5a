using System.Security.Cryptography;
using ICSharpCode.SharpZipLib.Zip;
using MsReleaseActions.Core.Archives;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Core.Content;

/// <summary>A file as a bundle has it.</summary>
/// <param name="Path">Its name there.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of its bytes.</param>
public sealed record BundleEntry(string Path, long Size, Sha256 Sha256);

/// <summary>What is in a bundle.</summary>
/// <param name="Entries">In their order.</param>
/// <param name="Problems">What is not as in a bundle of ours, each a sentence without its full stop.</param>
public sealed record BundleContent(IReadOnlyList<BundleEntry> Entries, IReadOnlyList<string> Problems);

/// <summary>Reads a bundle to its last byte, and does not believe its headers.</summary>
public static class BundleReader
{
    /// <param name="bundle">Can seek.</param>
    /// <param name="description">What it should be.</param>
    /// <param name="platform">Whose bundle it should be.</param>
    public static BundleContent Read(Stream bundle, Bundle description, Platform platform)
    {
        try
        {
            using var zip = CheckedZip.Open(bundle, ArchiveLimits.Bundle);
            var entries = zip.Headers;
            // what no other part is, an archive's folder may hold; a part named twice is the first
            var parts = description
                .Parts(
                    platform,
                    archive => entries.Select(entry => archive.NameOf(platform, entry.Name)).OfType<string>()
                )
                .OrderBy(part => part.Inner is null ? 0 : 1)
                .DistinctBy(part => part.Path, StringComparer.Ordinal)
                .ToDictionary(part => part.Path, StringComparer.Ordinal);
            IReadOnlyList<string> problems =
            [
                .. parts
                    .Keys.Where(path => entries.All(entry => entry.Name != path))
                    .Concat(description.Missing(platform, parts.Keys))
                    .Select(path => $"{path} is missing"),
                .. entries.SelectMany(entry => Problems(entry, parts.GetValueOrDefault(entry.Name))),
                .. InOrder(entries) ? [] : (string[])["its entries are not sorted"],
            ];
            BundleEntry[] hashed =
            [
                .. zip.Entries.Where(entry => entry.Kind == EntryKind.File).Select(entry => Hashed(zip, entry)),
            ];
            return new BundleContent(
                hashed,
                problems.Count > 0 || IsAsPacked(bundle, zip, parts)
                    ? problems
                    : ["it holds more than its files: packed again, they give other bytes"]
            );
        }
        catch (FormatException problem)
        {
            return new BundleContent([], [problem.Message]);
        }
    }

    // what no directory names shows here: bytes before, behind or between the files, a second name for one of them, a
    // comment
    private static bool IsAsPacked(Stream bundle, CheckedZip zip, Dictionary<string, BundlePart> parts)
    {
        using var again = new MemoryStream();
        BundleWriter.Write(
            again,
            zip.Entries.Select(entry => parts[entry.Path]),
            part => new MemoryStream(zip.Bytes(zip.Entries.First(entry => entry.Path == part.Path)), writable: false)
        );
        again.Position = bundle.Position = 0;
        return again.Length == bundle.Length && SHA256.HashData(again).AsSpan().SequenceEqual(SHA256.HashData(bundle));
    }

    private static IEnumerable<string> Problems(ZipEntry entry, BundlePart? part)
    {
        if (part is null)
        {
            yield return $"{entry.Name} does not belong there";
            yield break;
        }
        if (entry.HostSystem != BundleWriter.Unix || entry.ExternalFileAttributes != BundleWriter.Attributes(part))
        {
            yield return $"{entry.Name} has the mode "
                + $"{Convert.ToString((entry.ExternalFileAttributes >> 16) & 0xFFF, 8)}, not "
                + $"{Convert.ToString(part.Mode, 8)}";
        }
        if (entry.DateTime != BundleWriter.Time)
        {
            yield return $"{entry.Name} names a time";
        }
    }

    private static bool InOrder(IReadOnlyList<ZipEntry> entries) =>
        entries.Zip(entries.Skip(1)).All(pair => string.CompareOrdinal(pair.First.Name, pair.Second.Name) < 0);

    private static BundleEntry Hashed(CheckedZip zip, ArchiveEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        zip.Read(entry, piece => hash.AppendData(piece.Span));
        return new BundleEntry(entry.Path, entry.Size, Sha256.OfHash(hash.GetHashAndReset()));
    }
}
