using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>What becomes of the lanes that are rendered, and of the workflow files that they replace.</summary>
internal static class LaneChanges
{
    /// <param name="settings">The description; its lanes use the actions where it says that they are.</param>
    /// <exception cref="ActionFailure">A file that would be replaced is not committed (exit 1).</exception>
    public static async Task<Installation> OfAsync(
        Terminal terminal,
        FoundCheckout checkout,
        ReleaseSettings settings,
        CancellationToken cancellation
    )
    {
        var (options, before) = (checkout.Options, checkout.Before);
        var place = ActionsPlace.Parse(settings.Actions);
        var pin = await ActionsPin.OfAsync(terminal, checkout, place, cancellation);
        var wanted = LaneFiles.Render(settings, place, pin.Commit);
        // files that the lanes replace and that bear other names
        var beside = Beside(checkout.Tree, settings);
        var found = wanted
            .Keys.Concat(beside)
            .Select(path => (Path: path, Text: checkout.Files.ReadText(path)))
            .Where(file => file.Text is not null)
            .ToDictionary(file => file.Path, file => file.Text!, StringComparer.Ordinal);
        var installation = CutOver.Of(
            Installation.Of(
                wanted,
                found,
                before with
                {
                    Actions = place,
                    Commit = pin.Commit,
                    IsUnpinned = pin.IsDeclined,
                },
                options.LocalChanges
            ),
            beside,
            found,
            before,
            options.CutOver
        );
        await CheckCommittedAsync(terminal, options, installation, cancellation);
        return pin.Note is { } note ? installation with { Notes = [.. installation.Notes, note] } : installation;
    }

    private static IReadOnlyList<string> Beside(RepositoryTree tree, ReleaseSettings settings)
    {
        const string workflows = ".github/workflows/";
        const string actions = ".github/actions/";
        return ReplacedWorkflows.Of(
            [.. Sources(workflows)],
            Sources(actions)
                .Where(file => Path.GetFileName(file.Path) is "action.yml" or "action.yaml")
                .DistinctBy(file => RepositoryTree.FolderOf(file.Path))
                .ToDictionary(file => $"./{RepositoryTree.FolderOf(file.Path)}", StringComparer.Ordinal),
            LaneFiles.Described(settings)
        );

        IEnumerable<SourceFile> Sources(string folder) =>
            tree
                .Paths.Where(path =>
                    path.StartsWith(folder, StringComparison.Ordinal)
                    && (
                        path.EndsWith(".yml", StringComparison.Ordinal)
                        || path.EndsWith(".yaml", StringComparison.Ordinal)
                    )
                )
                .Select(path => new SourceFile(path, tree.Text(path) ?? ""));
    }

    // what git does not have is lost when it is replaced
    private static async Task CheckCommittedAsync(
        Terminal terminal,
        InitOptions options,
        Installation installation,
        CancellationToken cancellation
    )
    {
        foreach (
            var file in installation.Files.Where(file =>
                file.Fate == FileFate.Replaced && options.LocalChanges != LocalChanges.Overwrite
            )
        )
        {
            var committed = await terminal.AskTool(
                "git",
                ["-C", options.Folder, "show", $"HEAD:./{file.Path}"],
                cancellation
            );
            if (Plain(committed ?? "") != Plain(file.Old))
            {
                throw ActionFailure.No(
                    $"{file.Path} is not committed as it is there",
                    "The lanes take its place, and git could not give it back",
                    "Commit it or move it away, then run the same command again; with --force it is lost"
                );
            }
        }
    }

    private static string Plain(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}
