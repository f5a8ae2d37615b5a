using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Steps;

/// <summary><c>owner/name/path@reference</c>.</summary>
internal sealed record RemoteAction(string Repository, string Path, string Reference)
{
    /// <summary>As written.</summary>
    public override string ToString() => $"{Repository}{(Path.Length > 0 ? $"/{Path}" : "")}@{Reference}";

    public static RemoteAction? Parse(string uses) =>
        uses.Split('@') is [var path, { Length: > 0 } reference]
        && path.Split('/', 3) is [{ Length: > 0 } owner, { Length: > 0 } name, ..] parts
            ? new RemoteAction($"{owner}/{name}", parts.Length > 2 ? parts[2] : "", reference)
            : null;
}

/// <summary>An action whose files are on the job's machine.</summary>
/// <param name="File">Its <c>action.yml</c>.</param>
/// <param name="Folder">Full path of the folder that it lies in.</param>
/// <param name="Remote">Where it was fetched from; null: the checked-out tree.</param>
internal sealed record ActionSource(ActionFile File, string Folder, RemoteAction? Remote)
{
    private static readonly string[] Names = ["action.yml", "action.yaml"];

    /// <summary>
    /// <c>GITHUB_ACTION_REPOSITORY</c> and <c>_REF</c>; both are empty for an action of the checked-out tree.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> Facts =>
        [
            KeyValuePair.Create("action_repository", Remote?.Repository ?? ""),
            KeyValuePair.Create("action_ref", Remote?.Reference ?? ""),
        ];

    /// <summary>Reads a folder's action; null where it holds none.</summary>
    /// <exception cref="WorkflowFailure">The file is not one that GitHub accepts.</exception>
    public static ActionSource? Read(string folder, RemoteAction? remote)
    {
        if (
            Names.Select(name => System.IO.Path.Combine(folder, name)).FirstOrDefault(System.IO.File.Exists)
            is not { } file
        )
        {
            return null;
        }
        try
        {
            return new ActionSource(
                ActionFile.Parse(System.IO.Path.GetFileName(file), System.IO.File.ReadAllText(file)),
                folder,
                remote
            );
        }
        catch (InvalidWorkflowException invalid)
        {
            throw new WorkflowFailure(invalid.Message);
        }
    }
}
