using System.Buffers.Binary;
using System.Text;

namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// A minisign signature (https://jedisct1.github.io/minisign/#signature-format), as a <c>.sig</c> file and
/// <c>latest.json</c> hold it.
/// </summary>
public sealed class MinisignSignature
{
    private const int RawLength = 2 + 8 + Ed25519.SignatureLength;

    private MinisignSignature(
        bool isPrehashed,
        ulong keyId,
        byte[] signature,
        string trustedComment,
        byte[] globalSignature
    )
    {
        IsPrehashed = isPrehashed;
        KeyId = keyId;
        Signature = signature;
        TrustedComment = trustedComment;
        GlobalSignature = globalSignature;
    }

    /// <summary>
    /// True: over BLAKE2b-512 of the file (<c>ED</c>). False: over the file itself (legacy <c>Ed</c>).
    /// </summary>
    public bool IsPrehashed { get; }

    /// <summary>Names the key, as in <see cref="MinisignPublicKey.KeyId"/>.</summary>
    public ulong KeyId { get; }

    /// <summary>The key id as minisign prints it: 16 upper-case hex digits.</summary>
    public string KeyIdText => KeyId.ToString("X16");

    /// <summary>
    /// The comment that the global signature covers; Tauri writes <c>timestamp:…</c>, a tab and <c>file:…</c>.
    /// </summary>
    public string TrustedComment { get; }

    internal byte[] Signature { get; }

    internal byte[] GlobalSignature { get; }

    /// <summary>Reads Tauri's form: base64 of the signature file's text. Space around it is ignored.</summary>
    /// <exception cref="FormatException">It is empty or malformed; the message says where.</exception>
    public static MinisignSignature ParseTauri(string base64)
    {
        var text = base64.Trim();
        return text.Length == 0 ? throw new FormatException("the signature is empty")
            : MinisignText.Base64(text) is { } bytes ? ParseText(StrictUtf8(bytes))
            : throw new FormatException("the signature is not base64");
    }

    /// <summary>Reads the text of a signature file: four lines.</summary>
    /// <exception cref="FormatException">It is malformed; the message says where.</exception>
    public static MinisignSignature ParseText(string text)
    {
        var lines = MinisignText.Lines(text);
        if (lines.Length != 4)
        {
            throw new FormatException(
                $"the signature has {lines.Length} lines instead of 4: it is cut short, or not of minisign"
            );
        }
        if (!lines[0].StartsWith(MinisignText.UntrustedPrefix) || !lines[2].StartsWith(MinisignText.TrustedPrefix))
        {
            throw new FormatException("the signature lacks the comment lines of minisign");
        }
        if (MinisignText.Base64(lines[1]) is not { Length: RawLength } raw)
        {
            throw new FormatException($"line 2 of the signature is not {RawLength} bytes in base64");
        }
        if (MinisignText.Base64(lines[3]) is not { Length: Ed25519.SignatureLength } global)
        {
            throw new FormatException($"line 4 of the signature is not {Ed25519.SignatureLength} bytes in base64");
        }
        var isPrehashed = raw.AsSpan(0, 2).SequenceEqual("ED"u8);
        if (!isPrehashed && !raw.AsSpan(0, 2).SequenceEqual("Ed"u8))
        {
            throw new FormatException("the signature's algorithm is neither ED nor Ed");
        }
        var keyId = BinaryPrimitives.ReadUInt64LittleEndian(raw.AsSpan(2));
        return new MinisignSignature(
            isPrehashed,
            keyId,
            raw[10..],
            lines[2][MinisignText.TrustedPrefix.Length..],
            global
        );
    }

    private static string StrictUtf8(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException failure)
        {
            throw new FormatException("the signature is base64, but not of text", failure);
        }
    }
}
