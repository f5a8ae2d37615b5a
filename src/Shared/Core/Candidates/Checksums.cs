using System.Text;

namespace MsReleaseActions.Core.Candidates;

/// <summary>A file and its hash.</summary>
public sealed record ChecksumLine(string Name, Sha256 Sha256);

/// <summary><c>checksums.txt</c>: what <c>sha256sum -c</c> reads, sorted by name (ordinal).</summary>
public sealed class Checksums
{
    private Checksums(IReadOnlyList<ChecksumLine> lines) => Lines = lines;

    public IReadOnlyList<ChecksumLine> Lines { get; }

    public static Checksums Of(IEnumerable<ChecksumLine> lines) =>
        new([.. lines.OrderBy(line => line.Name, StringComparer.Ordinal)]);

    /// <summary>Reads a file; every line that does not fit is a problem, and so is a name that occurs twice.</summary>
    public static Checksums? Parse(ReadOnlySpan<byte> bytes, ICollection<string> problems)
    {
        var before = problems.Count;
        var lines = new List<ChecksumLine>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in Encoding.UTF8.GetString(bytes).Split('\n').SkipLast(1))
        {
            if (
                text.Length < Sha256.Length + 3
                || text.AsSpan(Sha256.Length, 2) is not "  "
                || !Sha256.TryParse(text[..Sha256.Length], out var hash)
            )
            {
                problems.Add($"{AssetName.Checksums} has a line that is not '<64 hex>  <name>': '{text}'");
                continue;
            }
            var name = text[(Sha256.Length + 2)..];
            if (!names.Add(name))
            {
                problems.Add($"{AssetName.Checksums} lists {name} twice");
            }
            else if (lines.Count > 0 && string.CompareOrdinal(lines[^1].Name, name) > 0)
            {
                problems.Add($"{AssetName.Checksums} is not sorted by name: {name} follows {lines[^1].Name}");
            }
            lines.Add(new ChecksumLine(name, hash!));
        }
        if (bytes.Length > 0 && bytes[^1] != (byte)'\n')
        {
            problems.Add($"{AssetName.Checksums} does not end with a line feed: it may have been cut");
        }
        return problems.Count == before ? new Checksums(lines) : null;
    }

    public Sha256? Find(string name) => Lines.FirstOrDefault(line => line.Name == name)?.Sha256;

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes() =>
        Encoding.UTF8.GetBytes(string.Concat(Lines.Select(line => $"{line.Sha256}  {line.Name}\n")));
}
