using System.Text;

namespace MsReleaseActions.Core.Signatures;

/// <summary>What must hold of the signature that a platform of <c>latest.json</c> carries.</summary>
public static class UpdaterSignature
{
    /// <summary>A minisign signature in base64 has some 400 bytes: a larger <c>.sig</c> is none.</summary>
    public const int MostFileBytes = 64 * 1024;

    /// <summary>Whether a <c>.sig</c> file says the same as the text in <c>latest.json</c>.</summary>
    public static bool IsSame(string sigFile, string signature) =>
        sigFile.Trim() == signature.Trim()
        // the tool's own text instead of Tauri's base64 of it says the same
        || Convert.ToBase64String(Encoding.UTF8.GetBytes(sigFile)) == signature.Trim();

    /// <summary>
    /// What is known to be wrong before a byte of the file is asked for; null where the bytes must tell.
    /// </summary>
    /// <param name="size">Of the signed file, in bytes.</param>
    public static string? WhyNotBefore(MinisignPublicKey key, MinisignSignature signature, long size) =>
        signature.KeyId != key.KeyId
            ? $"the signature is of the key {signature.KeyIdText}, updater-public-key is {key.KeyIdText}"
        : !signature.IsPrehashed && size > Minisign.MostLegacyBytes
            ? $"signature NOT checked: a legacy signature over {size} bytes, more than "
                + $"{Minisign.MostLegacyBytes}; sign with a current Tauri"
        : null;

    /// <summary>What the verification found, as a clause; null where the signature holds.</summary>
    /// <param name="asset">The signed file's name.</param>
    public static string? WhyNot(MinisignVerdict verdict, string asset) =>
        verdict switch
        {
            MinisignVerdict.Holds => null,
            MinisignVerdict.OtherComment => $"the trusted comment of the signature over {asset} was changed",
            _ => $"the signature is not over the bytes of {asset}",
        };
}
