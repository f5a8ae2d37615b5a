using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MsReleaseActions.GitHub.Runs;

/// <summary>
/// The mark by which a run is found again: 12 hex digits that say what was dispatched, and as many that say which
/// dispatch it was.
/// </summary>
/// <param name="Fingerprint">The same for the same workflow, ref and inputs.</param>
/// <param name="Unique">Made for one dispatch.</param>
public sealed record Correlation(string Fingerprint, string Unique)
{
    private const int HexDigits = 12;

    /// <summary>Characters of an id.</summary>
    public const int Length = (2 * HexDigits) + 1;

    /// <summary>What the workflow's input is given, and the run's title shows.</summary>
    public string Id => $"{Fingerprint}-{Unique}";

    /// <summary>A new mark for one dispatch.</summary>
    public static Correlation New(string fingerprint) =>
        new(fingerprint, RandomNumberGenerator.GetHexString(HexDigits, lowercase: true));

    /// <summary>
    /// Over workflow, ref and inputs; the order of the inputs does not matter. Each text goes in with its length, so
    /// that no two lists read alike.
    /// </summary>
    public static string FingerprintOf(string workflow, string @ref, IReadOnlyDictionary<string, string> inputs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, workflow);
        Append(hash, @ref);
        foreach (var (name, value) in inputs.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase))
        {
            Append(hash, name.ToLowerInvariant());
            Append(hash, value);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HexDigits];
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
