using System.Text.RegularExpressions;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>Finds out what a repository builds, from its files alone.</summary>
public static partial class ProductDetector
{
    private static readonly string[] TauriPackages =
    [
        "libwebkit2gtk-4.1-dev",
        "libayatana-appindicator3-dev",
        "librsvg2-dev",
        "libxdo-dev",
        "libssl-dev",
        "patchelf",
    ];

    /// <param name="tree">The files.</param>
    /// <param name="repository">Where it is.</param>
    /// <param name="branch">The branch that is released.</param>
    /// <param name="lanes">Names of workflow files that do not say what the product is: the lanes themselves.</param>
    /// <param name="said">What a description of schema 2 says of the build; null: there is none.</param>
    /// <param name="tags">The repository's tags; null: they are not known.</param>
    /// <exception cref="ActionFailure">The configuration that the description names cannot be used.</exception>
    public static DetectedProduct Detect(
        RepositoryTree tree,
        RepositoryName repository,
        string branch,
        IReadOnlyCollection<string> lanes,
        BuildSettings? said = null,
        IReadOnlyList<string>? tags = null
    )
    {
        var workflows = ExistingWorkflows.Of(tree);
        var sayable = new Sayable();
        var (tauri, ofTauri) = said?.Kind is null or BuildKind.Tauri
            ? TauriProject.Find(tree, said?.Folder ?? "", said?.Config)
            : (null, []);
        var crate = tauri is null ? CargoWorkspace.CrateOf(tree, repository.Name) : tauri.Crate;
        var programs = crate is null || tauri is not null ? [] : CargoPackage.Programs(tree, crate);
        var program = programs.Count == 0 ? null : sayable.Program(programs[0]);
        var kind =
            tauri is not null ? BuildKind.Tauri
            : program is not null ? BuildKind.Rust
            : tree.Has("platformio.ini") ? BuildKind.Firmware
            : BuildKind.Files;
        var frontEnd = tauri is null
            ? null
            : FrontEnd.Find(
                tree,
                said is { Folder.Length: > 0 } ? said.Folder : tauri.Crate,
                workflows.Texts,
                said?.PackageManager
            );
        var gate = workflows.Gate(branch, lanes);
        var versions = VersionFiles.Find(
            tree.Paths,
            tree.Read,
            frontEnd?.Folder ?? (tauri is null ? crate : null) ?? ""
        );
        var prefixes = TagPrefixes.Of(tags ?? []);
        var settings = new ReleaseSettings(repository)
        {
            Schema = SettingsFile.Schema,
            Product = repository.Name,
            Branch = sayable.Branch(branch) ?? "main",
            CiWorkflow = sayable.Workflow(gate?.File) ?? "ci.yml",
            TagPrefix = prefixes is [var only] ? only : "v",
            Environment = sayable.Environment(workflows.Environment()) ?? "app-release",
            RequiredChecks = sayable.Checks(gate?.Checks ?? []),
            VersionFiles = sayable.VersionFiles(versions.Files),
            Build = new BuildSettings
            {
                Kind = kind,
                Updater = tauri?.Updater ?? false,
                Signing = tauri is null ? [] : Signing(workflows),
                Folder = sayable.Folder(frontEnd?.Folder ?? ""),
                Legs = DefaultLegs.Of(kind, tauri, workflows.Mentions("universal-apple-darwin")),
            },
            Keys = new KeySettings
            {
                SigningSecret = workflows.Secret(SealKey()) ?? new KeySettings().SigningSecret,
                UpdaterSecret = workflows.Secret(UpdaterKey()) ?? new KeySettings().UpdaterSecret,
            },
        };
        return new DetectedProduct(
            settings,
            tauri,
            frontEnd,
            crate,
            crate is null ? "target" : CargoPackage.TargetOf(tree, crate),
            program,
            crate is not null && tree.Nearest(crate, "rust-toolchain.toml", "rust-toolchain") is not null,
            [
                .. (tauri is null ? [] : TauriPackages).Union(
                    SystemPackages.Of(workflows.Parsed),
                    StringComparer.Ordinal
                ),
            ],
            [
                .. ofTauri,
                .. sayable.Notes,
                // what is required and how tags begin is said there already
                .. Notes(tauri, frontEnd, workflows, gate, isDescribed: said is not null),
                .. said is null && prefixes.Count > 1
                    ? [$"Tags begin with {string.Join(", ", prefixes)}: say in ms-release.json which is this product's"]
                    : (string[])[],
                .. program is null ? [] : CargoPackage.Notes(tree, crate!, programs),
                .. kind == BuildKind.Files && CargoWorkspace.Note(tree) is { } note ? [note] : (string[])[],
                .. versions.LeftOut.Select(why => $"Not a version file of this product: {why}"),
            ]
        );
    }

    private static List<string> Signing(ExistingWorkflows workflows) =>
        [
            .. workflows.Mentions("secrets.APPLE_CERTIFICATE") ? ["macos"] : (string[])[],
            .. workflows.Mentions("secrets.WINDOWS_CERTIFICATE") ? ["windows"] : (string[])[],
        ];

    private static IEnumerable<string> Notes(
        TauriProject? tauri,
        FrontEnd? frontEnd,
        ExistingWorkflows workflows,
        PushGate? gate,
        bool isDescribed
    )
    {
        var wrapper = frontEnd?.Scripts.GetValueOrDefault("tauri");
        if (tauri?.On("windows").Contains("msi") == true && wrapper is null or "tauri")
        {
            yield return "Windows Installer packages (msi) take no version such as 1.2.3-beta.1: a beta needs a script "
                + "that projects the version, or no msi";
        }
        if (gate is null)
        {
            yield return "No workflow checks each push to the branch: nothing is released before `required_checks` of "
                + "ms-release.json names a check that does";
        }
        else if (gate.Checks.Count == 0)
        {
            yield return $"{gate.File} checks each push by workflows that it calls, and what their checks are called "
                + "is not known: nothing is released before `required_checks` of ms-release.json names one, as GitHub "
                + "shows it at a commit";
        }
        if (gate?.Calls.Count > 0)
        {
            yield return $"`ms rehearse` runs no workflow that a job calls: a rehearsal ends before the checks of "
                + $"{string.Join(", ", gate.Calls)} in {gate.File}";
        }
        if (gate is not null && workflows.Cancels(gate.File))
        {
            yield return $"{gate.File} cancels the run of a push when the next one comes: an older commit of the "
                + "branch stays cancelled, is never green, and cannot be released";
        }
        if (!isDescribed && gate?.Unrequired is { } unrequired)
        {
            yield return unrequired;
        }
        if (gate is not null && workflows.Builds(gate.File))
        {
            yield return $"{gate.File} checks each push, and builds or publishes what the lanes do: it stays, and `ms "
                + "lint` refuses it until only checks are in it";
        }
        if (gate is not null && workflows.Unpulled(gate) is { Count: > 0 } unpulled)
        {
            yield return $"No pull request is checked by {string.Join(", ", unpulled)}: that of a new version waits "
                + $"for it and is never merged; let `pull_request` start {gate.File}, too";
        }
        if (gate?.OnlySomePaths == true)
        {
            yield return $"{gate.File} runs only for pushes that change certain paths: a commit that changes none of "
                + "them has no checks, is never green, and cannot be released";
        }
        if (workflows.Unreadable is { Count: > 0 } unreadable)
        {
            yield return $"{string.Join(", ", unreadable)} cannot be read, and nobody has judged it: `ms lint` says "
                + "why";
        }
        if (workflows.Refused("the new lanes do") is { } refused)
        {
            yield return refused;
        }
    }

    [GeneratedRegex("CANDIDATE|SEAL", RegexOptions.CultureInvariant)]
    private static partial Regex SealKey();

    [GeneratedRegex(@"\ATAURI_(SIGNING_)?PRIVATE_KEY\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UpdaterKey();
}
