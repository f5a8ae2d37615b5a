using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Steps;

/// <summary>
/// Actions of the sandbox's repositories on a job's machine: each repository is fetched once for a ref, before the
/// first step.
/// </summary>
/// <param name="run">Whose job it is.</param>
/// <param name="folder">They go into it.</param>
internal sealed class DownloadedActions(SandboxRun run, string folder)
{
    private readonly Dictionary<string, ActionSource> found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Told what is fetched.</summary>
    public Action<string> Print { get; init; } = static _ => { };

    /// <summary>Fetches what steps use, and what composite actions among it use in turn.</summary>
    /// <exception cref="WorkflowFailure">One of the repositories has no such version, or no action there.</exception>
    public void Prepare(IEnumerable<Step> steps, int depth = 0)
    {
        foreach (
            var uses in steps
                .Select(step => step.Uses?.Text)
                .OfType<string>()
                .Where(uses => NativeActions.Find(uses) is null)
        )
        {
            if (
                RemoteAction.Parse(uses) is { } action
                && Find(action) is { File.Using: "composite" } composite
                && depth < StepFrame.Deepest
            )
            {
                Prepare(composite.File.Steps, depth + 1);
            }
        }
    }

    /// <summary>The action of a <c>uses:</c>; null where the sandbox has no such repository.</summary>
    /// <exception cref="WorkflowFailure">The repository has no such version, or no action there.</exception>
    public ActionSource? Find(RemoteAction action)
    {
        if (found.TryGetValue(action.ToString(), out var known))
        {
            return known;
        }
        if (
            run.Repository.Sandbox.Repositories.FirstOrDefault(repository => Is(repository, action))
            is not { } repository
        )
        {
            return null;
        }
        if (repository.Private && repository != run.Repository)
        {
            // the access that an organisation can give to its private actions is not known here
            throw new WorkflowFailure($"Unable to resolve action `{action.Repository}`, repository not found");
        }
        var commit = ActionReference.Commit(repository, action);
        var tree = Fetch(repository, action, commit);
        var place = Path.GetFullPath(Path.Combine(tree, action.Path));
        var source =
            (place.StartsWith(tree, StringComparison.Ordinal) ? ActionSource.Read(place, action) : null)
            ?? throw new WorkflowFailure(
                $"Can't find 'action.yml', 'action.yaml' or 'Dockerfile' for action '{action}'."
            );
        found.Add(action.ToString(), source);
        return source;
    }

    private string Fetch(SandboxRepository repository, RemoteAction action, string commit)
    {
        var tree = Path.GetFullPath(Path.Combine(folder, repository.Owner, repository.Name, action.Reference));
        if (!Directory.Exists(tree))
        {
            Print($"Download action repository '{action.Repository}@{action.Reference}' (SHA:{commit})");
            Directory.CreateDirectory(tree);
            ActionTree.Extract(repository, commit, tree);
        }
        return tree;
    }

    private static bool Is(SandboxRepository repository, RemoteAction action) =>
        repository.FullName.Equals(action.Repository, StringComparison.OrdinalIgnoreCase);
}
