using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace MsReleaseActions.Cli.Isolation;

/// <summary>The interface <c>lo</c>, which a new network namespace has but does not start.</summary>
internal static partial class Loopback
{
    // from <linux/sockios.h> and <linux/if.h>: a name of 16 bytes, then the flags
    private const nuint GetFlags = 0x8913;
    private const nuint SetFlags = 0x8914;
    private const int NameLength = 16;
    private const int RequestLength = 40;
    private const short Up = 1;

    /// <summary>Starts it unless it runs.</summary>
    /// <exception cref="IOException">The system does not allow it.</exception>
    public static void BringUp()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var request = new byte[RequestLength];
        "lo"u8.CopyTo(request);
        var flags = request.AsSpan(NameLength);
        if (Control((int)socket.Handle, GetFlags, request) != 0)
        {
            throw new IOException("the loopback interface of this network namespace cannot be read");
        }
        var current = BinaryPrimitives.ReadInt16LittleEndian(flags);
        BinaryPrimitives.WriteInt16LittleEndian(flags, (short)(current | Up));
        if ((current & Up) == 0 && Control((int)socket.Handle, SetFlags, request) != 0)
        {
            throw new IOException("the loopback interface of this network namespace cannot be started");
        }
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int socket, nuint request, [In, Out] byte[] data);
}
