using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>What <c>ms init</c> is to write into the checkout of an app. Writes nothing.</summary>
internal static class LanePlan
{
    public static async Task<Installation> MakeAsync(
        Terminal terminal,
        InitOptions options,
        CheckoutFolder checkout,
        CancellationToken cancellation
    )
    {
        var origin = await InitPlan.OriginAsync(terminal, options.Folder, cancellation);
        var tree = await CheckoutTree.ReadAsync(terminal, options.Folder, checkout, cancellation);
        var branch = await CheckoutTree.BranchAsync(terminal, options.Folder, cancellation);
        var before = InitPlan.Before(checkout);
        var bytes = checkout.Read(SettingsFile.Name);
        var repository = origin ?? RepositoryName.OfFolder("owner", NameOf(options.Folder));
        var place = await PlaceAsync(terminal, options, bytes, repository, before, cancellation);
        var ours = before.Files.Keys.Select(path => path[(path.LastIndexOf('/') + 1)..]).ToHashSet();
        var said = bytes is null ? null : SettingsFile.Parse(bytes, repository);
        var tags = await CheckoutTree.TagsAsync(terminal, options.Folder, cancellation);
        var build = said?.Schema > 1 ? said.Build : null;
        var detected = ProductDetector.Detect(tree, repository, branch, ours, build, tags);
        var lanes = LaneInstallation.Of(bytes, detected, place, origin, IsTaken);
        var commit = await InitPlan.CommitAsync(terminal, options, place, before, cancellation);
        var wanted = LaneFiles.Render(lanes.Settings, place, commit);
        var beside = Beside(tree, lanes.Settings);
        var found = InitPlan.Found(checkout, wanted.Keys.Concat(beside));
        var installation = InitPlan.Lanes(options, wanted, beside, found, before, place, commit);
        await CheckCommittedAsync(terminal, options, installation, cancellation);
        InstalledFile[] action = lanes.Build(detected, IsThere) is { } made ? [made] : [];
        return installation with
        {
            Files = [.. installation.Files, .. action, .. lanes.Files],
            Notes =
            [
                .. detected.Notes,
                .. action
                    .Where(file => BuildAction.IsUnsaid(file.New!))
                    .Select(file =>
                        $"How this is built was not found: write it in {file.Path}, which fails until then"
                    ),
                .. installation.Notes,
            ],
        };

        // whether the way to it is a plain one is said before anything is written
        bool IsThere(string path) => tree.Has(path) || checkout.Read(path) is not null;

        bool IsTaken(string path) =>
            !options.CutOver && checkout.ReadText(path) is { } text && CutOver.IsForeign(path, text, before);
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

    private static string NameOf(string folder) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    private static async Task<ActionsPlace> PlaceAsync(
        Terminal terminal,
        InitOptions options,
        byte[]? bytes,
        RepositoryName repository,
        InstallRecord before,
        CancellationToken cancellation
    )
    {
        var settings = bytes is null ? null : SettingsFile.Parse(bytes, repository);
        // what a description leaves out has a default that nobody can reach
        var said = settings is not null && SettingsFile.Says(bytes!, "actions") ? settings.Actions : null;
        if (said is null && settings is { Schema: > 1 })
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                "ms-release.json does not say where the actions are",
                "`ms init` never changes settings that are there",
                "Add \"actions\": \"OWNER/NAME@SHA\" to it"
            );
        }
        if (said is not null && options.Actions is { } asked && asked.ToString() != said)
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"--actions says {asked}, and ms-release.json {said}",
                "`ms init` never changes settings that are there",
                "Change `actions` there, or leave --actions out"
            );
        }
        return options.Actions
            ?? (said is null ? before.Actions : ActionsPlace.Parse(said))
            ?? (terminal.CanAsk && !options.Yes && !options.Json ? await AskAsync(terminal, cancellation) : null)
            ?? throw new ActionFailure(
                ExitCode.BadInput,
                "Nobody says where the actions are that the workflow files use",
                "There is no place that everybody could reach",
                "Say it with --actions OWNER/NAME@SHA"
            );
    }

    // an empty answer is none
    private static async Task<ActionsPlace?> AskAsync(Terminal terminal, CancellationToken cancellation)
    {
        while (true)
        {
            await terminal.Out.WriteAsync("Where are the actions that the workflow files use, OWNER/NAME@SHA? ");
            await terminal.Out.FlushAsync(cancellation);
            if ((await terminal.ReadLineAsync(cancellation))?.Trim() is not { Length: > 0 } answer)
            {
                return null;
            }
            if (ActionsPlace.TryParse(answer, out var place, out var problem))
            {
                return place;
            }
            await terminal.Out.WriteLineAsync($"It {problem}.");
        }
    }
}
