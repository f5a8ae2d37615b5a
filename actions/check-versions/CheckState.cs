using MsReleaseActions.Core.Versions;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.CheckVersions;

/// <summary>The version files of the checkout.</summary>
/// <param name="Files">The bytes of each that could be read, by its path; null where there is none.</param>
/// <param name="Problems">Why others could not be read. Sentences without a final full stop.</param>
/// <param name="LeftOut">Files that were found and say another version than the product's.</param>
internal sealed record CheckState(
    IReadOnlyDictionary<string, byte[]?> Files,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> LeftOut
)
{
    /// <exception cref="FormatException"><c>ms-release.json</c> cannot be used; the message is a clause.</exception>
    public static CheckState Read(CheckInputs inputs, LocalRun run)
    {
        var folder = new CheckedFolder(new Workspace(inputs.Folder, run.Environment.Files));
        var description = VersionDescription.Parse(folder.Read(VersionDescription.File));
        if (description.Files is { } named)
        {
            return Of(named, [], folder);
        }
        var found = VersionFiles.Find(folder.List(), folder.Read, description.AppFolder);
        return found.Files.Count > 0
            ? Of(found.Files, found.LeftOut, folder)
            : new CheckState(
                new Dictionary<string, byte[]?>(StringComparer.Ordinal),
                ["no file was found that says a version"],
                found.LeftOut
            );
    }

    private static CheckState Of(IReadOnlyList<string> paths, IReadOnlyList<string> leftOut, CheckedFolder folder)
    {
        var (files, problems) = (new Dictionary<string, byte[]?>(StringComparer.Ordinal), new List<string>());
        foreach (var path in paths)
        {
            try
            {
                files[path] = folder.Read(path);
            }
            catch (FormatException problem)
            {
                problems.Add($"{path}: {problem.Message}");
            }
        }
        return new CheckState(files, problems, leftOut);
    }
}
