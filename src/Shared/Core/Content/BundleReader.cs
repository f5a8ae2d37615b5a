using System.Security.Cryptography;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Zip;
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
            using var zip = new ZipFile(bundle, leaveOpen: true);
            var entries = zip.Cast<ZipEntry>().ToList();
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
                    .Keys.Where(path => entries.TrueForAll(entry => entry.Name != path))
                    .Concat(description.Missing(platform, parts.Keys))
                    .Select(path => $"{path} is missing"),
                .. entries.SelectMany(entry => Problems(entry, parts.GetValueOrDefault(entry.Name))),
                .. InOrder(entries) ? [] : (string[])["its entries are not sorted"],
            ];
            BundleEntry[] hashed = [.. entries.Where(entry => !entry.IsDirectory).Select(entry => Hashed(zip, entry))];
            return new BundleContent(
                hashed,
                problems.Count > 0 || IsAsPacked(bundle, zip, entries, parts)
                    ? problems
                    : ["it holds more than its files: packed again, they give other bytes"]
            );
        }
        catch (Exception failure)
            when (failure is SharpZipBaseException or IOException or ArgumentException or NotSupportedException)
        {
            return new BundleContent([], [$"it cannot be read as a zip: {failure.Message}"]);
        }
    }

    // what no directory names shows here: bytes before, behind or between the files, a second name for one of them, a
    // comment
    private static bool IsAsPacked(
        Stream bundle,
        ZipFile zip,
        List<ZipEntry> entries,
        Dictionary<string, BundlePart> parts
    )
    {
        using var again = new MemoryStream();
        BundleWriter.Write(
            again,
            entries.Select(entry => parts[entry.Name]),
            part => new MemoryStream(Bytes(zip, part), writable: false)
        );
        again.Position = bundle.Position = 0;
        return again.Length == bundle.Length && SHA256.HashData(again).AsSpan().SequenceEqual(SHA256.HashData(bundle));
    }

    private static byte[] Bytes(ZipFile zip, BundlePart part)
    {
        using var content = zip.GetInputStream(zip.GetEntry(part.Path));
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
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

    private static bool InOrder(List<ZipEntry> entries) =>
        entries.Zip(entries.Skip(1)).All(pair => string.CompareOrdinal(pair.First.Name, pair.Second.Name) < 0);

    private static BundleEntry Hashed(ZipFile zip, ZipEntry entry)
    {
        using var content = zip.GetInputStream(entry);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (piece, size) = (new byte[128 * 1024], 0L);
        for (var read = content.Read(piece); read > 0; read = content.Read(piece))
        {
            hash.AppendData(piece, 0, read);
            size += read;
        }
        return new BundleEntry(entry.Name, size, Sha256.OfHash(hash.GetHashAndReset()));
    }
}
