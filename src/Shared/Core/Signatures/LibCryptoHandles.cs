using System.Runtime.InteropServices;

namespace MsReleaseActions.Core.Signatures;

/// <summary>An <c>EVP_MD*</c>.</summary>
internal sealed class LibCryptoDigest() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibCrypto.EVP_MD_free(handle);
        return true;
    }
}

/// <summary>An <c>EVP_MD_CTX*</c>.</summary>
internal sealed class LibCryptoContext() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibCrypto.EVP_MD_CTX_free(handle);
        return true;
    }
}

/// <summary>An <c>EVP_PKEY*</c>.</summary>
internal sealed class LibCryptoKey() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LibCrypto.EVP_PKEY_free(handle);
        return true;
    }
}
