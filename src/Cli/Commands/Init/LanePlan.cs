using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint;

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
        var before = checkout.Read(InstallRecord.Path) is { } record ? InstallRecord.Read(record) : InstallRecord.Empty;
        var bytes = checkout.Read(SettingsFile.Name);
        var repository = origin ?? RepositoryName.OfFolder("owner", NameOf(options.Folder));
        var place = Place(options, bytes, repository, before);
        var ours = before.Files.Keys.Select(path => path[(path.LastIndexOf('/') + 1)..]).ToHashSet();
        var said = bytes is null ? null : SettingsFile.Parse(bytes, repository);
        var detected = ProductDetector.Detect(tree, repository, branch, ours, said?.Schema > 1 ? said.Build : null);
        var lanes = LaneInstallation.Of(bytes, detected, place, origin, IsTaken);
        var commit =
            options.Unpin ? null
            : options.Pin ? await InitPlan.PinAsync(terminal, place, cancellation)
            : before.Actions == place ? before.Commit
            : null;
        var wanted = LaneFiles.Render(lanes.Settings, place, commit);
        var installation = Written(
            wanted,
            wanted
                .Keys.Select(path => (Path: path, Text: checkout.ReadText(path)))
                .Where(file => file.Text is not null)
                .ToDictionary(file => file.Path, file => file.Text!, StringComparer.Ordinal),
            before with
            {
                Actions = place,
                Commit = commit,
            },
            options
        );
        return installation with
        {
            Files =
            [
                .. installation.Files,
                .. lanes.Build(detected, IsThere) is { } build ? [build] : (InstalledFile[])[],
                .. lanes.Files,
            ],
            Notes = detected.Notes,
        };

        // whether the way to it is a plain one is said before anything is written
        bool IsThere(string path) => tree.Has(path) || checkout.Read(path) is not null;

        bool IsTaken(string path) => !options.CutOver && tree.Text(path) is { } text && IsForeign(path, text, before);
    }

    // a cut-over replaces what was there before, and no change that was made by hand since
    private static Installation Written(
        IReadOnlyDictionary<string, string> wanted,
        Dictionary<string, string> found,
        InstallRecord before,
        InitOptions options
    )
    {
        var installation = Installation.Of(wanted, found, before, options.LocalChanges);
        if (!options.CutOver)
        {
            return installation;
        }
        var replaced = found
            .Where(file => IsForeign(file.Key, file.Value, before))
            .Select(file => file.Key)
            .ToHashSet();
        var over = Installation.Of(wanted, found, before, LocalChanges.Overwrite);
        return new Installation(
            [.. installation.Files.Zip(over.Files, (one, other) => replaced.Contains(one.Path) ? other : one)],
            before with
            {
                Files = over
                    .Record.Files.Where(file => replaced.Contains(file.Key))
                    .UnionBy(installation.Record.Files, file => file.Key)
                    .ToDictionary(StringComparer.Ordinal),
            }
        );
    }

    private static bool IsForeign(string path, string text, InstallRecord before) =>
        !before.Files.ContainsKey(path) && !text.StartsWith(DescribedLanes.Mark, StringComparison.Ordinal);

    private static string NameOf(string folder) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    private static ActionsPlace Place(
        InitOptions options,
        byte[]? bytes,
        RepositoryName repository,
        InstallRecord before
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
            ?? throw new ActionFailure(
                ExitCode.BadInput,
                "Nobody says where the actions are that the workflow files use",
                "There is no place that everybody could reach",
                "Say it with --actions OWNER/NAME@SHA"
            );
    }
}
