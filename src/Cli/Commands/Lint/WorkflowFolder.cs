using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Files;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Cli.Commands.Lint;

/// <summary>The workflow files of a checkout.</summary>
/// <param name="Files">By name; with paths as the folder was given.</param>
/// <param name="Actions">The repository's own actions, by the folder as steps name it.</param>
internal sealed record WorkflowFolder(IReadOnlyList<SourceFile> Files, IReadOnlyDictionary<string, SourceFile> Actions)
{
    // as much as GitHub takes of one
    private const long MostBytes = 10 * 1024 * 1024;
    private const string Workflows = ".github/workflows";
    private const string OwnActions = ".github/actions";
    private static readonly string[] Endings = [".yml", ".yaml"];

    // a link may lead anywhere, or round in a circle
    private static readonly EnumerationOptions NotLinked = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Reads <c>.github/workflows</c> of a folder, or the folder itself if that holds YAML files.</summary>
    /// <exception cref="CommandFailure">There is no such folder, or no workflow file in it; or one is not to be
    /// read.</exception>
    public static WorkflowFolder Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CommandFailure(
                ExitCode.BadInput,
                $"there is no folder {folder}: name a checkout, or a folder that holds workflow files."
            );
        }
        if ((PlainFile.LinkOn(folder, Workflows) ?? PlainFile.LinkOn(folder, OwnActions)) is { } link)
        {
            throw new CommandFailure(
                ExitCode.BadInput,
                $"{link} is a symbolic link, which may lead out of {folder}: put a plain folder in its place."
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

    /// <summary>A file's bytes; null where there is none.</summary>
    /// <exception cref="CommandFailure">It is not to be read.</exception>
    public static byte[]? Bytes(string path, long most = MostBytes)
    {
        try
        {
            return PlainFile.Read(path, most);
        }
        catch (FormatException problem)
        {
            throw new CommandFailure(
                ExitCode.BadInput,
                $"{path} cannot be linted: {problem.Message}. Put a plain file in its place, or take it away."
            );
        }
    }

    // of action.yml and action.yaml GitHub takes the first
    private static Dictionary<string, SourceFile> ActionsOf(string folder)
    {
        var actions = Path.Combine(folder, OwnActions);
        return Directory.Exists(actions)
            ? Directory
                .EnumerateFiles(actions, "action.y*ml", NotLinked)
                .Where(file => Endings.Contains(Path.GetExtension(file)))
                .GroupBy(file => $"./{Plain(Path.GetRelativePath(folder, Path.GetDirectoryName(file)!))}")
                .ToDictionary(
                    action => action.Key,
                    action => Source(Plain(action.OrderByDescending(Path.GetFileName, StringComparer.Ordinal).First())),
                    StringComparer.Ordinal
                )
            : [];
    }

    private static SourceFile Source(string path)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(path) ?? []), Encoding.UTF8);
        return new SourceFile(path, reader.ReadToEnd());
    }

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
