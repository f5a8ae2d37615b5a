using System.Text;

namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// The public key that <c>candidate.json.sig</c> is verified with: EC P-256 or Ed25519, PEM <c>PUBLIC KEY</c>; or
/// base64 of the 32 bytes of an Ed25519 public key. Several, one after the other, are all valid: while a key is being
/// replaced, the old one is.
/// </summary>
public sealed class CandidatePublicKey : IDisposable
{
    private CandidatePublicKey(IReadOnlyList<VerificationKey> keys) => Keys = keys;

    /// <summary>Each of them, in the order of the text.</summary>
    internal IReadOnlyList<VerificationKey> Keys { get; }

    /// <summary>Whether every one is of Ed25519.</summary>
    public bool IsEd25519 => Keys.All(key => key.Raw is not null);

    /// <param name="text">PEM blocks, or a line for each raw key.</param>
    /// <exception cref="FormatException">Another kind of key, or no key. A private key in PEM is refused: it does not
    /// belong into a workflow file.</exception>
    public static CandidatePublicKey Parse(string text)
    {
        if (RawKey.IsPem(text))
        {
            return new([.. PemKey.All(text).Select(VerificationKey.Of)]);
        }
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var isSeveral = lines.All(line => MinisignText.Base64(line) is { Length: Ed25519.KeyLength });
        string[] keys = isSeveral && lines.Length > 1 ? lines : [text];
        return new([.. keys.Select(VerificationKey.OfRaw)]);
    }

    /// <summary>Those of them that are of Ed25519, each as base64 of its raw 32 bytes.</summary>
    /// <param name="text">As <see cref="Parse"/> takes it.</param>
    public static IReadOnlyList<string> RawOf(string text)
    {
        using var key = Parse(text);
        return [.. key.Keys.Select(one => one.Raw).OfType<byte[]>().Select(Convert.ToBase64String)];
    }

    /// <summary>Null where the signature holds with one of them; else what is wrong with it, as a clause.</summary>
    /// <param name="content">The exact bytes of <c>candidate.json</c>.</param>
    /// <param name="signatureFile">The exact bytes of <c>candidate.json.sig</c>.</param>
    /// <exception cref="SignatureNotChecked">An Ed25519 key, and OpenSSL 3 is not there.</exception>
    public string? WhyNot(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signatureFile)
    {
        var text = Encoding.Latin1.GetString(signatureFile).TrimEnd('\n', '\r');
        if (MinisignText.Base64(text) is not { } signature)
        {
            return text.Length == 0 ? "the signature file is empty" : "the signature file is not one line of base64";
        }
        var bytes = content.ToArray();
        return Keys.Any(key => key.Verifies(bytes, signature)) ? null
            : IsEd25519 && signature.Length < Ed25519.SignatureLength
                ? $"the signature is cut: it has {signature.Length} bytes, and Ed25519's have {Ed25519.SignatureLength}"
            : Keys.Any(key => key.IsSeedOf(bytes, signature))
                ? "the key given is the seed that made this signature, not the public key"
            : Keys.Count == 1 ? "the signature is not of this key over these bytes"
            : $"the signature is of none of these {Keys.Count} keys over these bytes";
    }

    public void Dispose()
    {
        foreach (var key in Keys)
        {
            key.Dispose();
        }
    }
}
