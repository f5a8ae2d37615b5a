using MsReleaseActions.Core;
using MsReleaseActions.Runner.Options;

namespace MsReleaseActions.Rehearsal.Actions;

/// <summary>Where the actions' executables are.</summary>
/// <param name="Files">Full path of each, by the action's id; assemblies in the packed tool, which holds no executable
/// of this machine.</param>
internal sealed record ActionPrograms(IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The variable that names their folder where <c>--actions</c> does not.</summary>
    public const string Variable = "MS_ACTIONS";

    /// <summary>
    /// Finds every action: in a folder of executables (<c>DIR/&lt;id&gt;</c>, or <c>DIR/&lt;id&gt;/&lt;id&gt;</c>)
    /// where one is named, else next to this program's own build, or beside it.
    /// </summary>
    /// <param name="ids">The actions that are needed.</param>
    /// <param name="folder">What the caller named, or null.</param>
    /// <param name="ownFolder">The folder of this program.</param>
    /// <exception cref="CommandFailure">One of them is not there.</exception>
    public static ActionPrograms Find(IReadOnlyList<string> ids, string? folder, string ownFolder)
    {
        var files = ids.ToDictionary(
            id => id,
            id => Candidates(id, folder, ownFolder).FirstOrDefault(File.Exists),
            StringComparer.Ordinal
        );
        var missing = ids.Where(id => files[id] is null).ToList();
        return missing.Count == 0
            ? new ActionPrograms(
                files.ToDictionary(file => file.Key, file => Path.GetFullPath(file.Value!), StringComparer.Ordinal)
            )
            : throw new CommandFailure(
                ExitCode.BadInput,
                $"the executables of {string.Join(", ", missing)} were not found; looked for "
                    + $"{string.Join(", ", Candidates(missing[0], folder, ownFolder))}. "
                    + $"Build the solution, or name the folder that holds them with --actions DIR or {Variable}."
            );
    }

    /// <summary>
    /// What of this machine they read: their own folders, and .NET without the certificates and tools that may lie
    /// beside it in somebody's home.
    /// </summary>
    public IEnumerable<string> Shown =>
        [
            .. Files.Values.Select(file => Path.GetDirectoryName(file)!),
            .. ((string[])[Path.GetFileName(ActionCatalog.Dotnet), "host", "shared"]).Select(name =>
                Path.Combine(ActionCatalog.Variables["DOTNET_ROOT"], name)
            ),
        ];

    /// <summary>How an action is started; null where there is none of that id.</summary>
    public LocalProgram? Find(string id) =>
        Files.GetValueOrDefault(id) switch
        {
            null => null,
            var assembly when assembly.EndsWith(".dll", StringComparison.Ordinal) => new LocalProgram(
                ActionCatalog.Dotnet,
                assembly
            ),
            var executable => new LocalProgram(executable),
        };

    private static IEnumerable<string> Candidates(string id, string? folder, string ownFolder)
    {
        var program = OperatingSystem.IsWindows() ? $"{id}.exe" : id;
        if (folder is not null)
        {
            return [Path.Combine(folder, program), Path.Combine(folder, id, program)];
        }
        // artifacts/bin/<project>/<configuration>/ of this repository's build
        var own = Path.TrimEndingDirectorySeparator(ownFolder);
        return
        [
            Path.GetFullPath(Path.Combine(own, "..", "..", id, Path.GetFileName(own), program)),
            Path.Combine(own, program),
            Path.Combine(own, $"{id}.dll"),
        ];
    }
}
