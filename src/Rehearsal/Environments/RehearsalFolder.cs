using MsReleaseActions.Core;

namespace MsReleaseActions.Rehearsal.Environments;

/// <summary>Makes the folder that a rehearsal takes place in.</summary>
internal static class RehearsalFolder
{
    /// <summary>Makes a folder to keep things in where nothing is there yet.</summary>
    /// <returns>Its full path.</returns>
    public static string Prepare(string keep)
    {
        var folder = Path.GetFullPath(keep);
        if (!Path.Exists(folder))
        {
            Directory.CreateDirectory(folder);
        }
        return folder;
    }

    /// <param name="keep">Where things are kept, an empty folder or none yet; null: a temporary one.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="CommandFailure">The folder to keep things in is in use.</exception>
    public static string Create(string? keep)
    {
        if (keep is null)
        {
            return Directory.CreateTempSubdirectory("ms-rehearsal-").FullName;
        }
        var folder = Path.GetFullPath(keep);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new CommandFailure(
                ExitCode.BadInput,
                $"--keep {folder} exists and is not an empty folder; name one that is, or none that exists yet"
            );
        }
        Directory.CreateDirectory(folder);
        return folder;
    }
}
