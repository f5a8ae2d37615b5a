using System.Runtime.InteropServices;

namespace MsReleaseActions.Core.Signatures;

/// <summary>Finds the system's OpenSSL 3 once, or says that there is none.</summary>
internal static class LibCryptoLibrary
{
    /// <summary>The name in the import declarations; the resolver puts the system's own in its place.</summary>
    internal const string Name = "libcrypto.so.3";

    // introduced with 3.0: an older OpenSSL under an unversioned name is recognised by its absence
    private const string MarkOfVersion3 = "EVP_MD_fetch";

    private static readonly Lazy<Found> Library = new(() =>
    {
        var found = Find(Names());
        NativeLibrary.SetDllImportResolver(
            typeof(LibCryptoLibrary).Assembly,
            (name, _, _) => name == Name ? found.Handle : 0
        );
        return found;
    });

    /// <summary>Loads OpenSSL 3 at the first call.</summary>
    /// <exception cref="SignatureNotChecked">There is none.</exception>
    internal static void Require()
    {
        if (Library.Value is { Handle: 0, WhyNot: var reason })
        {
            throw new SignatureNotChecked(reason);
        }
    }

    /// <summary>
    /// The first of <paramref name="names"/> that loads and is version 3; else the reason, with all names tried.
    /// </summary>
    internal static Found Find(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (
                !NativeLibrary.TryLoad(
                    name,
                    typeof(LibCryptoLibrary).Assembly,
                    DllImportSearchPath.SafeDirectories,
                    out var handle
                )
            )
            {
                continue;
            }
            if (NativeLibrary.TryGetExport(handle, MarkOfVersion3, out _))
            {
                return new Found(handle, "");
            }
            NativeLibrary.Free(handle);
        }
        return new Found(0, $"OpenSSL 3 could not be loaded (tried {string.Join(", ", names)})");
    }

    private static string[] Names() =>
        OperatingSystem.IsWindows() ? ["libcrypto-3-x64.dll", "libcrypto-3-arm64.dll", "libcrypto-3.dll"]
        // never the unversioned name there: macOS ends a process that loads its own libcrypto.dylib
        : OperatingSystem.IsMacOS()
            ?
            [
                "libcrypto.3.dylib",
                "/opt/homebrew/opt/openssl@3/lib/libcrypto.3.dylib",
                "/usr/local/opt/openssl@3/lib/libcrypto.3.dylib",
            ]
        : [Name, "libcrypto.so"];

    /// <summary>A loaded library, or 0 and the reason.</summary>
    internal readonly record struct Found(nint Handle, string WhyNot);
}
