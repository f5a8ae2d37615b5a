namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>
/// What must hold of a product's description and the checkout that it is in. Who knows both looks for it: no workflow
/// file says it.
/// </summary>
public static class DescriptionRules
{
    public static LintRule VersionFiles { get; } =
        Rule(
            "description-version-files",
            Severity.Error,
            "Each of `version_files` is there, says a version, and all say the same.",
            "They are written by the bump, and a candidate is not built of files that disagree.",
            "Correct the file, or take it out of `version_files`."
        );

    public static LintRule AppFolder { get; } =
        Rule(
            "description-app-folder",
            Severity.Error,
            "A Tauri configuration is in `app.folder`, or anywhere where that is left out.",
            "What is no Tauri app leaves none of the bundles that the candidate is sealed with.",
            "Name the app's folder as `app.folder`, or another `kind`."
        );

    public static LintRule BuildAction { get; } =
        Rule(
            "description-build-action",
            Severity.Error,
            "`build.action` is a folder with an action.yml, which says how the product is built.",
            "The candidate's legs use it: without it each of them fails.",
            "Write the action there, or run `ms init`, which writes it where there is none."
        );

    public static LintRule Workflow { get; } =
        Rule(
            "description-workflow",
            Severity.Error,
            "The files that `workflows` names, or names by default, are there.",
            "What is not there is never green, and cannot be dispatched. Of the watch this is a warning: without it nobody "
                + "looks at what is published.",
            "Run `ms init` for the candidate, the release and the watch; write the checks of a push yourself, or name their file as "
                + "`workflows.ci`."
        );

    public static LintRule RequiredCheck { get; } =
        Rule(
            "description-required-check",
            Severity.Warning,
            "Each of `required_checks` is reported by a job that a push to the branch runs.",
            "A check that nobody reports, or that is skipped there, is never a success, and the release waits for it.",
            "Correct the name, or take it out of `required_checks`; of a check that something else reports nothing is "
                + "known here."
        );

    public static LintRule UpdaterConfiguration { get; } =
        Rule(
            "description-updater-configuration",
            Severity.Error,
            "With `app.updater`, the Tauri configuration has the updater's key and makes what it downloads.",
            "Tauri signs nothing without it, and the candidate is not sealed without signatures.",
            "Set `bundle.createUpdaterArtifacts` and `plugins.updater.pubkey` there, or `app.updater` to false."
        );

    public static LintRule UpdaterArtifacts { get; } =
        Rule(
            "description-updater-artifacts",
            Severity.Error,
            "With `app.updater`, the legs of each system bundle what its updater takes.",
            "Apps that are installed there are never updated; a warning where those of another system are.",
            "Add `app` to the `bundles` of macOS, `nsis` or `msi` to those of Windows, `appimage` to those of Linux."
        );

    public static LintRule Legs { get; } =
        Rule(
            "description-legs",
            Severity.Error,
            "There are legs, each with a machine, a target and `bundles` that fit one another, and no two make the same file.",
            "A candidate holds one file of a name, and what does not fit ends it inside the build.",
            "Give the legs other targets or other `bundles`, or take one out."
        );

    public static LintRule MsiVersion { get; } =
        Rule(
            "description-msi-version",
            Severity.Warning,
            "Where a leg bundles `msi`, something gives betas a version of numbers.",
            "Windows Installer knows no 1.2.3-beta.1: the leg fails for every beta, after the others are built.",
            "Take `msi` out of `bundles` (nsis takes it), set `bundle.windows.wix.version`, or release no betas."
        );

    /// <summary>As they are documented.</summary>
    public static IReadOnlyList<LintRule> All { get; } =
    [
        VersionFiles,
        AppFolder,
        BuildAction,
        Workflow,
        RequiredCheck,
        UpdaterConfiguration,
        UpdaterArtifacts,
        Legs,
        MsiVersion,
    ];

    // of no lane: they are about ms-release.json
    private static LintRule Rule(string id, Severity severity, string holds, string why, string remedy) =>
        new(id, severity, [], holds, why, remedy);
}
