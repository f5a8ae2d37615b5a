using System.Runtime.InteropServices;
using MsReleaseActions.Sandbox.Runner;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Cli.Actions;

/// <summary>This project's own actions, for workflow files that use them: <c>action.yml</c> from this program, executables from where they were built.</summary>
internal sealed class ActionCatalog(ActionPrograms programs) : IActionCatalog
{
    private const string Folder = "actions/";
    private const string File = "/action.yml";
    private const string Repository = "ms-release-actions";

    /// <summary>The ids of every action that this program was built with.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Resources.Names(Folder).Select(name => name[Folder.Length..^File.Length])];

    /// <summary>What executables of this machine need in order to start: those of the build tree look .NET up.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
    };

    /// <summary>An action of <c>OWNER/ms-release-actions</c>, whoever owns it, at whatever ref: the ones of this build are what is rehearsed.</summary>
    public ActionProgram? Find(string repository, string path, string reference)
    {
        var id = path.StartsWith("actions/", StringComparison.Ordinal) ? path["actions/".Length..] : path;
        return repository.Split('/')[1] == Repository && programs.Files.TryGetValue(id, out var program)
            ? new ActionProgram(ActionFile.Parse($"{id}/action.yml", Resources.Text(Folder + id + File)), program)
            : null;
    }
}
