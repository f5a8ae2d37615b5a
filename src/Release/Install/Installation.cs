using System.Text;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Install;

/// <summary>Who wins where a file was changed by hand and there is a new text for it.</summary>
public enum LocalChanges
{
    /// <summary>Nobody said: the file stays, and it is shown.</summary>
    Undecided,

    /// <summary>The file stays, and the new text counts as seen.</summary>
    Keep,

    /// <summary>The new text.</summary>
    Overwrite,
}

/// <summary>What an installation does: which files it writes, and what it leaves behind for the next.</summary>
/// <param name="Files">In order of their paths.</param>
/// <param name="Record">What is known afterwards.</param>
public sealed record Installation(IReadOnlyList<InstalledFile> Files, InstallRecord Record)
{
    /// <summary>What their owner must know, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public IEnumerable<InstalledFile> Written => Files.Where(file => file.IsWritten);

    public IEnumerable<InstalledFile> Undecided => Files.Where(file => file.Fate == FileFate.Undecided);

    /// <param name="wanted">The texts to install, by path, with LF.</param>
    /// <param name="found">What the checkout has of them; a file that is absent is not in it.</param>
    /// <param name="before">What the last installation left behind.</param>
    public static Installation Of(
        IReadOnlyDictionary<string, string> wanted,
        IReadOnlyDictionary<string, string> found,
        InstallRecord before,
        LocalChanges changes
    )
    {
        var files = wanted
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file =>
                FileOf(
                    file.Key,
                    file.Value,
                    found.GetValueOrDefault(file.Key),
                    before.Files.GetValueOrDefault(file.Key),
                    changes
                )
            )
            .ToList();
        var digests = before.Files.Where(file => wanted.ContainsKey(file.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var file in files.Where(file => file.Fate != FileFate.Undecided))
        {
            digests[file.Path] = Digest(file.New!);
        }
        return new Installation(files, before with { Files = digests });
    }

    private static InstalledFile FileOf(string path, string wanted, string? found, Sha256? before, LocalChanges changes)
    {
        if (found is null)
        {
            return new InstalledFile(path, FileFate.Created, "", wanted);
        }
        var (was, becomes) = (Digest(found), Digest(wanted));
        var fate =
            was == becomes ? FileFate.Current
            : was == before ? FileFate.Updated
            : changes == LocalChanges.Overwrite ? FileFate.Overwritten
            : becomes == before || changes == LocalChanges.Keep ? FileFate.Kept
            : FileFate.Undecided;
        return new InstalledFile(path, fate, found, InstalledFile.WithLineEndsOf(found, wanted));
    }

    internal static Sha256 Digest(string text) =>
        Sha256.Of(Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal)));
}
