using System.Runtime.InteropServices;

namespace MsReleaseActions.Runner.Isolation;

/// <summary>
/// What Linux offers for machines within a machine. All of it needs the rights that a user namespace gives; what
/// concerns a thread is done for the calling one.
/// </summary>
/// <remarks>
/// The mount calls of Linux 5.12 have one number on every architecture, and no name in older libraries.
/// </remarks>
public static partial class Kernel
{
    private const int NewMounts = 0x0002_0000;
    private const int NewHostName = 0x0400_0000;
    private const int NewIpc = 0x0800_0000;
    private const int NewProcesses = 0x2000_0000;
    private const int OpenTree = 428;
    private const int MoveMount = 429;
    private const int CloseRange = 436;
    private const int MountSetAttributes = 442;
    private const int Here = -100;
    private const nint Clone = 1;
    private const nint CloseOnStart = 0x8_0000;
    private const nint Recursive = 0x8000;
    private const nint ThisOne = 0x1000;
    private const nint FromThisOne = 4;
    private const int Detach = 2;
    private const nint MarkOnly = 4;
    private const int NoNewRights = 38;
    private const int DropFromBound = 24;
    private const int MostCapabilities = 64;
    private const nint JoinSession = 1;

    /// <summary>Gives the calling thread, and what it starts, namespaces of its own.</summary>
    /// <exception cref="IOException">This, as all that follows: the system does not allow it; the message says what
    /// was tried.</exception>
    public static void LeaveMachine() =>
        Check(Unshare(NewMounts | NewHostName | NewIpc | NewProcesses), "a machine of its own");

    /// <summary>Takes hold of a folder or file with all that is mounted in it, for <see cref="Attach"/>.</summary>
    public static int Take(string path) =>
        (int)Check(Call(OpenTree, Here, path, Clone | CloseOnStart | Recursive), $"a view of {path}");

    /// <summary>Shows what was taken at a place, and lets go of it.</summary>
    public static void Attach(int taken, string path)
    {
        Check(Call(MoveMount, taken, "", Here, path, FromThisOne), $"showing {path}");
        _ = Close(taken);
    }

    /// <summary>Sets and clears flags of something taken and of all that is mounted in it.</summary>
    public static void Change(int taken, MountLimits set) =>
        Change(taken, "", ThisOne | Recursive, set, MountLimits.None);

    /// <summary>Sets and clears flags of what is mounted at a place.</summary>
    /// <param name="path">The place.</param>
    /// <param name="deep">Also of all that is mounted in it.</param>
    /// <param name="set">Flags to set.</param>
    /// <param name="clear">Flags to clear.</param>
    public static void Change(string path, bool deep, MountLimits set, MountLimits clear = MountLimits.None) =>
        Change(Here, path, deep ? Recursive : 0, set, clear);

    /// <summary>An empty file system in memory.</summary>
    public static void MountEmpty(string path, string options) =>
        Check(Mount("tmpfs", path, "tmpfs", (nuint)(MountLimits.NoSetUser | MountLimits.NoDevices), options), path);

    /// <summary>Makes a mounted folder the root of the calling thread, and of those that share it.</summary>
    /// <param name="root">Has an empty folder <paramref name="old"/>, where the earlier root is then.</param>
    /// <param name="old">Its name.</param>
    public static void Enter(string root, string old)
    {
        Check(Call(Number(155, 41), root, Path.Combine(root, old)), $"the root {root}");
        GoTo("/");
    }

    /// <summary>Changes the current folder.</summary>
    public static void GoTo(string folder) => Check(ChangeFolder(folder), $"going to {folder}");

    /// <summary>Shows no longer what is mounted at a place.</summary>
    public static void Remove(string path) => Check(Unmount(path, Detach), $"hiding {path}");

    /// <summary>
    /// Nothing that the calling thread starts has a capability, or can get one, or a key of its user's session.
    /// </summary>
    public static void DropRights()
    {
        Check(Control(NoNewRights, 1), "giving up new rights");
        for (nuint capability = 0; capability < MostCapabilities; capability++)
        {
            // those that this kernel does not have are refused
            _ = Control(DropFromBound, capability);
        }
        // where there are no keys, there is nothing to leave
        _ = Call(Number(250, 219), JoinSession, 0, 0);
    }

    /// <summary>No file that is open now stays so in a program that is started.</summary>
    public static void KeepFilesFromPrograms(uint first) =>
        Check(Call(CloseRange, (nint)first, unchecked((nint)uint.MaxValue), MarkOnly), "closing inherited files");

    private static void Change(int folder, string path, nint how, MountLimits set, MountLimits clear)
    {
        var attributes = new Attributes((ulong)set, (ulong)clear, 0, 0);
        Check(
            Call(MountSetAttributes, folder, path, how, in attributes, Marshal.SizeOf<Attributes>()),
            $"the flags of {(path.Length > 0 ? path : "a view")}"
        );
    }

    private static nint Number(int ofX64, int ofArm64) =>
        RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => ofX64,
            Architecture.Arm64 => ofArm64,
            var other => throw new IOException($"this is not known how to do on {other}"),
        };

    private static nint Check(nint result, string what) =>
        result >= 0
            ? result
            : throw new IOException($"{what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Attributes(ulong Set, ulong Clear, ulong Propagation, ulong Users);

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unshare(int flags);

    [LibraryImport("libc", EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Mount(string source, string target, string type, nuint flags, string options);

    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unmount(string target, int flags);

    [LibraryImport("libc", EntryPoint = "chdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeFolder(string path);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int what, nuint value, nuint a = 0, nuint b = 0, nuint c = 0);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Call(nint number, nint folder, string path, nint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Call(nint number, nint from, string path, nint to, string target, nint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Call(nint number, nint at, string path, nint how, in Attributes set, nint size);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Call(nint number, string root, string old);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Call(nint number, nint first, nint last, nint flags);
}
