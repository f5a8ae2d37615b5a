using MsReleaseActions.Server.Api.Git;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.Steps;

/// <summary>What the part after <c>@</c> names.</summary>
internal static class ActionReference
{
    private const int FullLength = 40;
    private const int ShortestLength = 7;

    /// <summary>The commit: of a full SHA, a tag (annotated or not), a branch, or a full ref.</summary>
    /// <exception cref="WorkflowFailure">There is none, or it is an abbreviated SHA; in GitHub's own words.</exception>
    public static string Commit(SandboxRepository repository, RemoteAction action)
    {
        var name = action.Reference;
        var hex = name.All(char.IsAsciiHexDigit);
        var found = hex && name.Length == FullLength ? repository.Resolve(name) : Named(repository, name);
        if (found is not null)
        {
            return found;
        }
        throw hex && name.Length is >= ShortestLength and < FullLength && repository.Resolve(name) is { } full
            ? new WorkflowFailure(
                $"Unable to resolve action `{action}`, the provided ref `{name}` is the shortened version of a "
                    + $"commit SHA, which is not supported. Please use the full commit SHA `{full}` instead."
            )
            : new WorkflowFailure($"Unable to resolve action `{action}`, unable to find version `{name}`");
    }

    // a tag goes before a branch of its name
    private static string? Named(SandboxRepository repository, string name) =>
        (
            (string[])(
                name.StartsWith("refs/", StringComparison.Ordinal)
                    ? [name]
                    : [$"refs/tags/{name}", $"refs/heads/{name}"]
            )
        )
            .Where(full => GitRefs.Find(repository, full) is not null)
            .Select(repository.Resolve)
            .FirstOrDefault();
}
