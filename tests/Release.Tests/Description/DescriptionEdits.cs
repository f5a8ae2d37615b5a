using static MsReleaseActions.ReleaseTrainTests.Description.DescribedDesk;

namespace MsReleaseActions.ReleaseTrainTests.Description;

/// <summary>Edits after which a description does not fit any more.</summary>
internal static partial class DescriptionEdits
{
    /// <summary>A file, what is changed in it (null: it goes), and the one finding that this makes.</summary>
    public static readonly (string Path, string Old, string? Now, string Found)[] All =
    [
        .. OfLegs,
        (
            "desk/package.json",
            "1.2.3",
            "1.2.4",
            "4:3 error description-version-files: the version files disagree: desk/package.json says 1.2.4, "
                + "desk/src-tauri/tauri.conf.json says 1.2.3"
        ),
        (
            "desk/package.json",
            "",
            null,
            "4:21 error description-version-files: desk/package.json: there is no such file"
        ),
        (
            Json,
            "[\"desk/package.json\"",
            "[\"desk/yarn.lock\"",
            "4:21 error description-version-files: desk/yarn.lock: there is no such file"
        ),
        (
            Json,
            "[\"desk/package.json\"",
            $"[\"{Ci}\"",
            $"4:21 error description-version-files: {Ci}: it is none of package.json, package-lock.json, tauri.conf.json, "
                + "Cargo.toml and Cargo.lock, so it is not known where it says the version"
        ),
        (
            Json,
            "\"version_files\": [\"desk/package.json\", \"desk/src-tauri/tauri.conf.json\"],",
            "",
            "1:1 error description-version-files: no version file is named"
        ),
        (Json, "\"desk\",", "\"app\",", "5:12 error description-app-folder: there is no folder app"),
        (Json, "\"desk\",", "\".github\",", "5:12 error description-app-folder: no tauri.conf.json is in .github"),
        (
            BuildAction,
            "name: build",
            "name: it does not say yet how this is built",
            $"11:14 error description-build-action: {BuildAction} does not say yet how this is built"
        ),
        (
            BuildAction,
            "using: composite",
            "using: node20",
            $"11:14 error description-build-action: {BuildAction} is an action of node20, and a composite one is called"
        ),
        (
            BuildAction,
            "output: {}",
            "out: {}",
            $"11:14 error description-build-action: {BuildAction} declares no input `output`: the folder that the files "
                + "are left in"
        ),
        (
            BuildAction,
            "name: build",
            "name: [",
            $"11:14 error description-build-action: {BuildAction} cannot be read: what stands near here does not fit together: a "
                + "bracket is not closed, or a line begins in another column than its neighbours"
        ),
        (BuildAction, "", null, $"11:14 error description-build-action: there is no {BuildAction}"),
        (Json, "ci.yml", "checks.yml", "12:18 error description-workflow: there is no .github/workflows/checks.yml"),
        (
            ".github/workflows/candidate.yml",
            "",
            null,
            "12:3 error description-workflow: there is no .github/workflows/candidate.yml"
        ),
        (
            ".github/workflows/release.yml",
            "",
            null,
            "12:3 error description-workflow: there is no .github/workflows/release.yml"
        ),
        (
            ".github/workflows/watch.yml",
            "",
            null,
            "12:3 warning description-workflow: there is no .github/workflows/watch.yml"
        ),
        (
            Json,
            "core (rust)",
            "core",
            "3:23 warning description-required-check: no job reports 'core' on a push to main, where there are core "
                + "(rust), test (linux), web / lint"
        ),
        (
            Json,
            "web / lint",
            "web / none",
            "3:54 warning description-required-check: no job reports 'web / none' on a push to main, where there are "
                + "core (rust), test (linux), web / lint"
        ),
        (
            Json,
            "web / lint",
            "web / pull",
            "3:54 warning description-required-check: the job that reports 'web / pull' is skipped on a push to main"
        ),
        (
            Ci,
            "web: { uses",
            "web: { if: false, uses",
            "3:54 warning description-required-check: no job reports 'web / lint' on a push to main, where there are "
                + "core (rust), test (linux)"
        ),
        (
            Json,
            "core (rust)",
            "tauri",
            "3:23 warning description-required-check: the job that reports 'tauri' is skipped on a push to main"
        ),
        (
            Json,
            "\"schema\": 2,",
            "\"schema\": 2, \"branch\": \"master\",",
            "3:23 warning description-required-check: no job reports 'core (rust)' on a push to master, where there are "
                + "none|3:38 warning description-required-check: no job reports 'test (linux)' on a push to master, where "
                + "there are none|3:54 warning description-required-check: no job reports 'web / lint' on a push to "
                + "master, where there are none"
        ),
        (
            Ci,
            "branches: [main]",
            "branches: [main], paths-ignore: [docs/**]",
            "3:23 warning description-required-check: the job that reports 'core (rust)' runs only where a push to main "
                + "changes certain paths: a commit that changes none of them is never green|3:38 warning "
                + "description-required-check: the job that reports 'test (linux)' runs only where a push to main "
                + "changes certain paths: a commit that changes none of them is never green|3:54 warning "
                + "description-required-check: the job that reports 'web / lint' runs only where a push to main changes "
                + "certain paths: a commit that changes none of them is never green"
        ),
        (
            Ci,
            "branches: [main]",
            "branches-ignore: [ma*]",
            "3:23 warning description-required-check: no job reports 'core (rust)' on a push to main, where there are "
                + "none|3:38 warning description-required-check: no job reports 'test (linux)' on a push to main, where "
                + "there are none|3:54 warning description-required-check: no job reports 'web / lint' on a push to "
                + "main, where there are none"
        ),
        (
            Ci,
            "core: { name",
            "core: { needs: tauri, name",
            "3:23 warning description-required-check: the job that reports 'core (rust)' is skipped on a push to main"
        ),
    ];
}
