using MsReleaseActions.Runtime;
using MsReleaseActions.Workflows.Lint;

namespace MsReleaseActions.Cli.Linting;

/// <summary>The workflow files of a checkout.</summary>
/// <param name="Shown">The folder as messages name it.</param>
/// <param name="Files">By name; with paths as the folder was given.</param>
internal sealed record WorkflowFolder(string Shown, IReadOnlyList<SourceFile> Files)
{
    private static readonly string[] Endings = [".yml", ".yaml"];

    /// <summary>Reads <c>.github/workflows</c> of a folder, or the folder itself if that holds YAML files.</summary>
    /// <exception cref="CommandFailure">There is no such folder, or no workflow file in it.</exception>
    public static WorkflowFolder Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CommandFailure(ExitCode.BadInput, $"there is no folder {folder}: name a checkout, or a folder that holds workflow files.");
        }
        var installed = Path.Combine(folder, ".github", "workflows");
        var files = Of(installed) is { Count: > 0 } found ? found : Of(folder);
        return files.Count > 0
            ? new WorkflowFolder(Path.GetDirectoryName(files[0]) is { Length: > 0 } shown ? shown : ".", [.. files.Select(file => new SourceFile(file, File.ReadAllText(file)))])
            : throw new CommandFailure(ExitCode.BadInput, $"nothing to lint: neither {installed} nor {folder} holds a .yml or .yaml file. `ms lint DIR` takes a checkout, or a folder of workflow files.");
    }

    // a path is shown as it was typed: `./x` of the current folder as `x`
    private static List<string> Of(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Where(file => Endings.Contains(Path.GetExtension(file))).Select(Plain).Order(StringComparer.Ordinal)]
        : [];

    private static string Plain(string path)
    {
        var slashed = path.Replace('\\', '/');
        return slashed.StartsWith("./", StringComparison.Ordinal) ? slashed[2..] : slashed;
    }
}
