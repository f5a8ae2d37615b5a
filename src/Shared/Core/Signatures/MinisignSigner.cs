using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// Signs as Tauri's bundler does, with a key that is made here or read.
/// </summary>
public sealed class MinisignSigner : IDisposable
{
    private readonly byte[] privateKey;

    /// <summary>A fresh key.</summary>
    /// <exception cref="SignatureNotChecked">OpenSSL 3 is not there.</exception>
    public MinisignSigner()
        : this(BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8)), Ed25519.NewPrivateKey()) { }

    /// <summary>
    /// A key that follows from a seed, for what must come out the same again: whoever knows the seed has the key.
    /// </summary>
    /// <exception cref="SignatureNotChecked">OpenSSL 3 is not there.</exception>
    public static MinisignSigner FromSeed(ulong seed) => new(seed, SHA256.HashData(BitConverter.GetBytes(seed)));

    private MinisignSigner(ulong keyId, byte[] privateKey)
    {
        this.privateKey = privateKey;
        PublicKey = new MinisignPublicKey(keyId, Ed25519.PublicKeyOf(privateKey));
    }

    public MinisignPublicKey PublicKey { get; }

    /// <summary>
    /// Reads a secret key: Tauri's form (base64 of the key file), the file's text, or its second line.
    /// </summary>
    /// <param name="text">The key.</param>
    /// <param name="password">Empty where it has none.</param>
    /// <exception cref="FormatException">It is none, or has another password; the message says which, without the
    /// key.</exception>
    /// <exception cref="SignatureNotChecked">OpenSSL 3 is not there.</exception>
    public static MinisignSigner Parse(string text, string password = "")
    {
        var (keyId, privateKey) = MinisignSecretKey.Parse(text, password);
        return new MinisignSigner(keyId, privateKey);
    }

    /// <summary>The key without a password, in the form that <c>TAURI_SIGNING_PRIVATE_KEY</c> holds.</summary>
    public string ToTauriSecretText() => MinisignSecretKey.Write(PublicKey.KeyId, privateKey, PublicKey.Key);

    /// <summary>
    /// The text of a signature file (<c>ED</c>) over everything that <paramref name="content"/> gives.
    /// </summary>
    /// <param name="trustedComment">One line.</param>
    public async Task<string> SignAsync(Stream content, string trustedComment, CancellationToken cancellation)
    {
        if (trustedComment.AsSpan().ContainsAny("\r\n"))
        {
            throw new ArgumentException("a trusted comment is one line", nameof(trustedComment));
        }
        return Text(await Blake2b.HashAsync(content, cancellation), trustedComment);
    }

    /// <summary>
    /// What a <c>.sig</c> file and <c>latest.json</c> hold: base64 of <see cref="SignAsync"/>'s text.
    /// </summary>
    public async Task<string> SignForTauriAsync(
        Stream content,
        string trustedComment,
        CancellationToken cancellation
    ) => Convert.ToBase64String(Encoding.UTF8.GetBytes(await SignAsync(content, trustedComment, cancellation)));

    private string Text(byte[] hash, string trustedComment)
    {
        var signature = Ed25519.Sign(privateKey, hash);
        var global = Ed25519.Sign(privateKey, [.. signature, .. Encoding.UTF8.GetBytes(trustedComment)]);
        Span<byte> keyId = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(keyId, PublicKey.KeyId);
        var raw = Convert.ToBase64String([.. "ED"u8, .. keyId, .. signature]);
        return $"untrusted comment: signature from tauri secret key\n{raw}\ntrusted comment: "
            + $"{trustedComment}\n{Convert.ToBase64String(global)}\n";
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(privateKey);
}
