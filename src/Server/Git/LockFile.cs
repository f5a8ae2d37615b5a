using System.Text;

namespace MsReleaseActions.Server.Git;

/// <summary>
/// Changes a file of a repository as git does: under a lock, which is the file of the same name and <c>.lock</c>.
/// </summary>
internal static class LockFile
{
    // as git: a lock of somebody else's is waited for, 100 ms
    private const int Tries = 20;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(5);

    /// <summary>Writes a file; the lock holds the new content, which is made under it, and becomes the file.</summary>
    /// <exception cref="IOException">Somebody else's lock stays, or a folder is in the way.</exception>
    public static void Write(string file, Func<string> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (Directory.Exists(file) && !Directory.EnumerateFiles(file, "*", SearchOption.AllDirectories).Any())
        {
            Directory.Delete(file, recursive: true);
        }
        var locked = Lock(file + ".lock");
        try
        {
            using (locked)
            {
                locked.Write(Encoding.UTF8.GetBytes(content()));
            }
            File.Move(file + ".lock", file, overwrite: true);
        }
        catch
        {
            // only here: after the move it would be somebody else's
            File.Delete(file + ".lock");
            throw;
        }
    }

    /// <summary>Removes a file.</summary>
    /// <exception cref="IOException">Somebody else's lock stays.</exception>
    public static void Delete(string file)
    {
        using (Lock(file + ".lock"))
        {
            File.Delete(file);
        }
        File.Delete(file + ".lock");
    }

    private static FileStream Lock(string file)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.CreateNew);
            }
            catch (IOException) when (attempt < Tries)
            {
                SpinWait.SpinUntil(() => !File.Exists(file), Wait);
            }
        }
    }
}
