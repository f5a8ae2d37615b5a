using System.Formats.Tar;
using System.Globalization;
using System.Text;
using MsReleaseActions.Core.Archives;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.Steps;

/// <summary>The files of an action's repository at one commit: anybody's, so they are judged before they are
/// unpacked.</summary>
internal static class ActionTree
{
    private const string LinkMode = "120000";
    private const string FileType = "blob";

    /// <summary>Unpacks a commit into a folder that is empty.</summary>
    /// <exception cref="WorkflowFailure">It holds what is not unpacked anywhere.</exception>
    public static void Extract(SandboxRepository repository, string commit, string folder)
    {
        // git says how large everything is before it makes an archive of it
        Require(
            repository,
            Listed(repository.Git.MustFixed("ls-tree", "-r", "-l", "-z", "--full-tree", commit).Output)
        );
        using var archive = new MemoryStream(
            repository.Git.MustFixed("archive", "--format=tar", commit).Output,
            writable: false
        );
        Require(repository, Entries(archive));
        archive.Position = 0;
        TarFile.ExtractToDirectory(archive, folder, overwriteFiles: false);
    }

    private static void Require(SandboxRepository repository, IReadOnlyList<ArchiveEntry> entries)
    {
        if (ArchiveRules.WhyNot(entries, long.MaxValue, ArchiveLimits.OfJob, links: true) is { } problem)
        {
            throw new WorkflowFailure($"The action's repository {repository.FullName} cannot be unpacked: {problem}");
        }
    }

    private static List<ArchiveEntry> Entries(Stream archive)
    {
        try
        {
            return [.. TarListing.Read(archive)];
        }
        catch (FormatException problem)
        {
            throw new WorkflowFailure($"An action's repository cannot be unpacked: {problem.Message}");
        }
    }

    // MODE TYPE OBJECT SIZE, a tab, the path; where a link leads shows in the archive only
    private static List<ArchiveEntry> Listed(byte[] lines) =>
        [
            .. Encoding
                .UTF8.GetString(lines)
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t', 2))
                .Select(line => (Facts: line[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), Path: line[1]))
                .Where(entry => entry.Facts[1] == FileType)
                .Select(entry => new ArchiveEntry(
                    entry.Path,
                    EntryKind.File,
                    entry.Facts[0] == LinkMode ? 0 : long.Parse(entry.Facts[3], CultureInfo.InvariantCulture)
                )),
        ];
}
