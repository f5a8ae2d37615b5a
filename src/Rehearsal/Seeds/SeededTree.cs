using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>A repository whose history is made of edits to the tree that it started with.</summary>
internal sealed class SeededTree(SandboxRepository repository, Dictionary<string, string> files)
{
    private int landed;

    /// <summary>What is there now, by path.</summary>
    public Dictionary<string, string> Files => files;

    /// <summary>Commits all of it.</summary>
    /// <returns>The commit, 40 hex digits.</returns>
    public string Start(string message) => repository.Commit(files, message);

    /// <summary>Commits a change to one file.</summary>
    public string Edit(string path, Func<string, string> edit, string message)
    {
        files[path] = edit(files[path]);
        return repository.Commit(
            new Dictionary<string, string>(StringComparer.Ordinal) { [path] = files[path] },
            message
        );
    }

    /// <summary>A commit as on any day.</summary>
    /// <param name="path">A source file whose language has comments with two slashes.</param>
    public string Land(string path) =>
        Edit(path, text => text + $"\n// rehearsed {++landed} times\n", $"Land a change, number {landed}");
}
