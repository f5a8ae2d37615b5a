using System.Security.Cryptography;

namespace MsReleaseActions.Core.Candidates;

/// <summary>The SHA-256 of some bytes: 64 lower-case hex digits.</summary>
public sealed record Sha256
{
    public const int Length = 64;
    private const string DigestPrefix = "sha256:";

    private Sha256(string hex) => Hex = hex;

    public string Hex { get; }

    public static bool TryParse(string text, out Sha256? value)
    {
        value = text.Length == Length && text.All(char.IsAsciiHexDigitLower) ? new Sha256(text) : null;
        return value is not null;
    }

    /// <exception cref="FormatException">Not 64 lower-case hex digits.</exception>
    public static Sha256 Parse(string text) =>
        TryParse(text, out var value)
            ? value!
            : throw new FormatException($"A SHA-256 is 64 lower-case hex digits, not '{text}'.");

    /// <summary>GitHub's <c>digest</c> of an asset; null where there is none, or one of another kind.</summary>
    public static Sha256? OfDigest(string? digest) =>
        digest is not null
        && digest.StartsWith(DigestPrefix, StringComparison.Ordinal)
        && TryParse(digest[DigestPrefix.Length..], out var value)
            ? value
            : null;

    public static Sha256 Of(ReadOnlySpan<byte> bytes) => OfHash(SHA256.HashData(bytes));

    public static Sha256 OfHash(ReadOnlySpan<byte> hash) => new(Convert.ToHexStringLower(hash));

    public override string ToString() => Hex;
}
