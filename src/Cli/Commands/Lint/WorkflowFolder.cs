using MsReleaseActions.Core;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Cli.Commands.Lint;

/// <summary>The workflow files of a checkout.</summary>
/// <param name="Files">By name; with paths as the folder was given.</param>
/// <param name="Actions">The repository's own actions, by the folder as steps name it.</param>
internal sealed record WorkflowFolder(IReadOnlyList<SourceFile> Files, IReadOnlyDictionary<string, SourceFile> Actions)
{
    private static readonly string[] Endings = [".yml", ".yaml"];

    /// <summary>Reads <c>.github/workflows</c> of a folder, or the folder itself if that holds YAML files.</summary>
    /// <exception cref="CommandFailure">There is no such folder, or no workflow file in it.</exception>
    public static WorkflowFolder Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CommandFailure(
                ExitCode.BadInput,
                $"there is no folder {folder}: name a checkout, or a folder that holds workflow files."
            );
        }
        var installed = Path.Combine(folder, ".github", "workflows");
        var files = Of(installed) is { Count: > 0 } found ? found : Of(folder);
        return files.Count > 0
            ? new WorkflowFolder([.. files.Select(Source)], ActionsOf(folder))
            : throw new CommandFailure(
                ExitCode.BadInput,
                $"nothing to lint: neither {installed} nor {folder} holds a .yml or .yaml file. `ms lint DIR` "
                    + "takes a checkout, or a folder of workflow files."
            );
    }

    private static Dictionary<string, SourceFile> ActionsOf(string folder)
    {
        var actions = Path.Combine(folder, ".github", "actions");
        return Directory.Exists(actions)
            ? Directory
                .EnumerateFiles(actions, "action.y*ml", SearchOption.AllDirectories)
                .ToDictionary(
                    file => $"./{Plain(Path.GetRelativePath(folder, Path.GetDirectoryName(file)!))}",
                    file => Source(Plain(file)),
                    StringComparer.Ordinal
                )
            : [];
    }

    private static SourceFile Source(string path) => new(path, File.ReadAllText(path));

    // a path is shown as it was typed: `./x` of the current folder as `x`
    private static List<string> Of(string folder) =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder)
                    .Where(file => Endings.Contains(Path.GetExtension(file)))
                    .Select(Plain)
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    private static string Plain(string path)
    {
        var slashed = path.Replace('\\', '/');
        return slashed.StartsWith("./", StringComparison.Ordinal) ? slashed[2..] : slashed;
    }
}
