using System.Text;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.ReleaseTrain.Steps.Preflight;

/// <summary>The workflow files of the branch that is released, read from GitHub.</summary>
internal sealed class BranchWorkflows(ReleaseServices services)
{
    private const string Folder = ".github/workflows";

    /// <summary>By path; empty where there are none, null where there is no such branch.</summary>
    public async Task<IReadOnlyList<SourceFile>?> ReadAsync(CancellationToken cancellation)
    {
        if (
            await services.GitHub.Repositories.ResolveCommitAsync(
                services.Repository,
                services.Settings.Branch,
                cancellation
            )
            is not { } head
        )
        {
            return null;
        }
        var at = head;
        foreach (var part in Folder.Split('/'))
        {
            var tree = await ListedReads.TreeAsync(services, at, cancellation);
            if (tree.Tree.FirstOrDefault(entry => entry.Path == part && entry.Type == "tree") is not { } next)
            {
                return [];
            }
            at = next.Sha;
        }
        var files = new List<SourceFile>();
        var listed = await ListedReads.TreeAsync(services, at, cancellation);
        foreach (
            var entry in listed.Tree.Where(entry =>
                entry.Type == "blob" && Path.GetExtension(entry.Path) is ".yml" or ".yaml"
            )
        )
        {
            var path = $"{Folder}/{entry.Path}";
            files.Add(
                new SourceFile(
                    path,
                    Encoding.UTF8.GetString(await ListedReads.FileAsync(services, path, head, cancellation))
                )
            );
        }
        return files;
    }
}
