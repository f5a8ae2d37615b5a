using System.Text;

namespace MsReleaseActions.Core.Signatures;

/// <summary>Verifies minisign signatures, as Tauri's updater does before it installs.</summary>
public static class Minisign
{
    /// <summary>
    /// 256 MiB. A legacy signature (<c>Ed</c>) is over the file itself, which Ed25519 wants in one piece in memory;
    /// Tauri's bundler has always written <c>ED</c>, whose memory is constant.
    /// </summary>
    public const int MostLegacyBytes = 256 * 1024 * 1024;

    /// <summary>Reads <paramref name="content"/> to its end and verifies signature and trusted comment.</summary>
    /// <exception cref="SignatureNotChecked">OpenSSL 3 is not there.</exception>
    public static Task<MinisignVerdict> VerifyAsync(
        MinisignPublicKey key,
        MinisignSignature signature,
        Stream content,
        CancellationToken cancellation
    ) => VerifyAsync(key, signature, content, MostLegacyBytes, cancellation);

    internal static async Task<MinisignVerdict> VerifyAsync(
        MinisignPublicKey key,
        MinisignSignature signature,
        Stream content,
        int mostLegacyBytes,
        CancellationToken cancellation
    )
    {
        if (key.KeyId != signature.KeyId)
        {
            return MinisignVerdict.OtherKey;
        }
        var message = signature.IsPrehashed
            ? await Blake2b.HashAsync(content, cancellation)
            : await ReadAsync(content, mostLegacyBytes, cancellation);
        if (message is null)
        {
            return MinisignVerdict.LegacyTooLarge;
        }
        if (!Ed25519.Verify(key.Key, message, signature.Signature))
        {
            return MinisignVerdict.OtherContent;
        }
        byte[] commented = [.. signature.Signature, .. Encoding.UTF8.GetBytes(signature.TrustedComment)];
        return Ed25519.Verify(key.Key, commented, signature.GlobalSignature)
            ? MinisignVerdict.Holds
            : MinisignVerdict.OtherComment;
    }

    private static async Task<byte[]?> ReadAsync(Stream content, int mostBytes, CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        var piece = new byte[64 * 1024];
        int read;
        while ((read = await content.ReadAsync(piece, cancellation)) > 0)
        {
            if (whole.Length + read > mostBytes)
            {
                return null;
            }
            await whole.WriteAsync(piece.AsMemory(0, read), cancellation);
        }
        return whole.ToArray();
    }
}
