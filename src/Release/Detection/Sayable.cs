using MsReleaseActions.Core;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>
/// Keeps of what was found in a repository what its description may say. A text that the description's reader would
/// refuse is never rendered: it is left out, and the owner is told.
/// </summary>
internal sealed class Sayable
{
    private const int LongestShown = 100;
    private readonly List<string> notes = [];

    /// <summary>What was left out, a sentence each.</summary>
    public IReadOnlyList<string> Notes => notes;

    public string? Branch(string? name) =>
        Kept(
            name,
            GitRefName.TryParse(name ?? "", out _, out _) && LineForm.IsOneLine(name!),
            "cannot be the branch that is released: ms-release.json has no way to name it"
        );

    public string? Environment(string? name) =>
        Kept(
            name,
            LineForm.IsOneLine(name ?? ""),
            "cannot be the environment of a release: it is not one line without blanks around it"
        );

    public IReadOnlyList<string> Checks(IEnumerable<string> names) =>
        [
            .. names
                .Distinct(StringComparer.Ordinal)
                .Where(name =>
                    Kept(
                        name,
                        LineForm.IsOneLine(name),
                        "cannot be a required check: it is not one line without blanks around it"
                    )
                        is not null
                ),
        ];

    /// <summary>The name of a workflow file.</summary>
    public string? Workflow(string? file) =>
        Kept(
            file,
            SettingsForms.WorkflowFile().IsMatch(file ?? ""),
            "cannot be named as the workflow that checks a push: call it by letters, digits, . _ and -"
        );

    /// <summary>A folder; empty at the root.</summary>
    public string Folder(string path) => path.Length == 0 ? "" : Path(path, "is no folder that can be named") ?? "";

    public IReadOnlyList<string> VersionFiles(IEnumerable<string> paths) =>
        [.. paths.Where(path => Path(path, "is no version file that can be named") is not null)];

    /// <summary>The name of a program that cargo builds.</summary>
    public string? Program(string? name) =>
        Kept(
            name,
            CargoPackage.IsName(name ?? ""),
            "is no name that the files of a program can have: how it is built is left to you"
        );

    private string? Path(string path, string why) =>
        Kept(path, SettingsForms.RelativePath().IsMatch(path), $"{why} in ms-release.json");

    private string? Kept(string? text, bool isSayable, string why)
    {
        if (text is not null && !isSayable)
        {
            notes.Add($"'{(text.Length > LongestShown ? $"{text[..LongestShown]}…" : text)}' {why}");
        }
        return isSayable ? text : null;
    }
}
