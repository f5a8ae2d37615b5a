using System.Text;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>
/// What is rehearsed is the state after the cut-over: without the workflow files that the lanes replace.
/// </summary>
internal static class CutOverSeed
{
    private const string Workflows = ".github/workflows/";

    /// <summary>Deletes them from the default branch; their paths.</summary>
    public static IReadOnlyList<string> Apply(SandboxRepository repository, ReleaseSettings settings)
    {
        var replaced = ReplacedWorkflows.Of(
            Sources(repository, Workflows),
            Sources(repository, ".github/actions/")
                .Where(file => Path.GetFileNameWithoutExtension(file.Path) == "action")
                .DistinctBy(file => Path.GetDirectoryName(file.Path))
                .ToDictionary(file => $"./{Path.GetDirectoryName(file.Path)}", StringComparer.Ordinal),
            LaneFiles.Described(settings)
        );
        if (replaced.Count > 0)
        {
            repository.Commit(
                replaced.ToDictionary(path => path, _ => (FileContent?)null, StringComparer.Ordinal),
                "The cut-over to the lanes"
            );
        }
        return replaced;
    }

    private static List<SourceFile> Sources(SandboxRepository repository, string folder) =>
        [
            .. Git.Run(
                    repository.GitFolder,
                    "-c",
                    "core.quotePath=false",
                    "ls-tree",
                    "-r",
                    "--name-only",
                    repository.DefaultBranch,
                    folder
                )
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(path => Path.GetExtension(path) is ".yml" or ".yaml")
                .Select(path => new SourceFile(path, Encoding.UTF8.GetString(repository.ReadFile(path) ?? []))),
        ];
}
