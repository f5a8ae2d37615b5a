using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MsReleaseActions.Signatures;

/// <summary>Signs as Tauri's bundler does, with a key that lives as long as this object: rehearsals and tests need real signatures.</summary>
public sealed class MinisignSigner : IDisposable
{
    private readonly byte[] privateKey = Ed25519.NewPrivateKey();

    /// <exception cref="SignatureNotChecked">OpenSSL 3 is not there.</exception>
    public MinisignSigner() =>
        PublicKey = new MinisignPublicKey(BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8)), Ed25519.PublicKeyOf(privateKey));

    public MinisignPublicKey PublicKey { get; }

    /// <summary>The text of a signature file (<c>ED</c>) over everything that <paramref name="content"/> gives.</summary>
    /// <param name="trustedComment">One line.</param>
    public async Task<string> SignAsync(Stream content, string trustedComment, CancellationToken cancellation)
    {
        if (trustedComment.AsSpan().ContainsAny("\r\n"))
        {
            throw new ArgumentException("a trusted comment is one line", nameof(trustedComment));
        }
        return Text(await Blake2b.HashAsync(content, cancellation), trustedComment);
    }

    /// <summary>What a <c>.sig</c> file and <c>latest.json</c> hold: base64 of <see cref="SignAsync"/>'s text.</summary>
    public async Task<string> SignForTauriAsync(Stream content, string trustedComment, CancellationToken cancellation) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(await SignAsync(content, trustedComment, cancellation)));

    private string Text(byte[] hash, string trustedComment)
    {
        var signature = Ed25519.Sign(privateKey, hash);
        var global = Ed25519.Sign(privateKey, [.. signature, .. Encoding.UTF8.GetBytes(trustedComment)]);
        Span<byte> keyId = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(keyId, PublicKey.KeyId);
        var raw = Convert.ToBase64String([.. "ED"u8, .. keyId, .. signature]);
        return $"untrusted comment: signature from tauri secret key\n{raw}\ntrusted comment: {trustedComment}\n{Convert.ToBase64String(global)}\n";
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(privateKey);
}
