using System.Runtime.InteropServices;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Publishing;

namespace MsReleaseActions.Rehearsal.Actions;

/// <summary>
/// This project's own actions for checkouts, which may use them from any owner and at a commit that exists on GitHub
/// only: <c>action.yml</c> from this program, executables from where they were built. The built-in product uses a
/// release, <see cref="ActionsSeed"/>.
/// </summary>
internal sealed class ActionCatalog(ActionPrograms programs) : IActionCatalog
{
    /// <summary>The ids of every action that this program was built with.</summary>
    public static IReadOnlyList<string> Ids { get; } = ReleaseTree.Ids(ActionsSeed.Source.Keys);

    /// <summary>What our actions need of a token, as their own files say.</summary>
    public static ActionNeeds Needs { get; } =
        ActionNeeds.Read(
            ActionsSeed
                .Source.Where(file => file.Key.EndsWith("/action.yml", StringComparison.Ordinal))
                .Select(file => KeyValuePair.Create(file.Key.Split('/')[1], file.Value))
        );

    /// <summary>
    /// What executables of this machine need in order to start: those of the build tree look .NET up.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_ROOT"] = Path.GetFullPath(
                Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")
            ),
        };

    /// <summary>The program that runs assemblies: the one that runs this one.</summary>
    public static string Dotnet { get; } =
        Path.Combine(Variables["DOTNET_ROOT"], OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>
    /// An action of ours, in whatever repository it is, at whatever ref: the ones of this build are what is rehearsed.
    /// </summary>
    public ActionProgram? Find(string repository, string path, string reference)
    {
        var id = path.StartsWith("actions/", StringComparison.Ordinal) ? path["actions/".Length..] : path;
        return Ids.Contains(id) && programs.Find(id) is { } program
            ? new ActionProgram(
                ActionFile.Parse($"{id}/action.yml", ActionsSeed.Source[$"actions/{id}/action.yml"]),
                program
            )
            : null;
    }
}
