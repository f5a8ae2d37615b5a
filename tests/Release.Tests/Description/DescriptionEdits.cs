using static MsReleaseActions.ReleaseTrainTests.Description.DescribedDesk;

namespace MsReleaseActions.ReleaseTrainTests.Description;

/// <summary>Edits after which a description does not fit any more.</summary>
internal static class DescriptionEdits
{
    /// <summary>A file, what is changed in it (null: it goes), and the one finding that this makes.</summary>
    public static readonly (string Path, string Old, string? Now, string Found)[] All =
    [
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
            Json,
            "core (rust)",
            "core",
            "3:23 warning description-required-check: no job reports 'core' on a push to main, where there are core "
                + "(rust), test (linux)"
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
            Configuration,
            "\"createUpdaterArtifacts\": true",
            "\"createUpdaterArtifacts\": false",
            $"5:30 error description-updater-configuration: {Configuration} has no bundle.createUpdaterArtifacts"
        ),
        (
            Configuration,
            "\"pubkey\": \"x\"",
            "",
            $"5:30 error description-updater-configuration: {Configuration} has no plugins.updater.pubkey"
        ),
        (
            Json,
            "\"dmg\", \"app\"",
            "\"dmg\"",
            "9:78 warning description-updater-artifacts: no leg makes an update of darwin-x86_64: mac bundles dmg, and an "
                + "updater there takes app|9:78 warning description-updater-artifacts: no leg makes an update of "
                + "darwin-aarch64: mac bundles dmg, and an updater there takes app"
        ),
        (
            Json,
            "\"appimage\"",
            "\"deb\", \"rpm\"",
            "8:86 warning description-updater-artifacts: no leg makes an update of linux-x86_64: linux bundles deb, rpm, "
                + "and an updater there takes appimage"
        ),
        (
            Json,
            "[\"nsis\"]",
            "[]",
            "7:86 warning description-updater-artifacts: no leg makes an update of windows-x86_64: windows bundles "
                + "nothing, and an updater there takes nsis or msi"
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
        (
            Json,
            "\"dmg\", \"app\"",
            "\"msi\", \"dmg\", \"app\"",
            "9:78 error description-legs: mac: msi is made for Windows, and the target is universal-apple-darwin"
        ),
        (
            Json,
            "universal-apple-darwin",
            "nonsense",
            "9:42 error description-legs: mac: nonsense is no target of Rust, such as x86_64-unknown-linux-gnu|9:64 "
                + "warning description-updater-artifacts: no leg makes an update of linux-nonsense: mac bundles dmg, "
                + "app, and an updater there takes appimage"
        ),
        (
            Json,
            "\"target\": \"universal-apple-darwin\", ",
            "",
            "9:5 error description-legs: mac: no target, and the names of Tauri's bundles come of it"
        ),
        (
            Json,
            "\"runner\": \"macos-15\"",
            "\"runner\": \"ubuntu-24.04\"",
            "9:20 error description-legs: mac: ubuntu-24.04 runs Linux, and universal-apple-darwin is built for macOS"
        ),
        (
            Json,
            "\"runner\": \"windows-2025\"",
            "\"runner\": \"ubuntu-24.04\"",
            "7:24 warning description-legs: windows: ubuntu-24.04 runs Linux, and x86_64-pc-windows-msvc is built for "
                + "Windows"
        ),
        (
            Json,
            "\"app\": {",
            "\"kind\": \"rust\", \"app\": {",
            "7:86 error description-legs: windows: nsis: of kind rust nothing is bundled|8:86 error description-legs: "
                + "linux: appimage: of kind rust nothing is bundled|9:78 error description-legs: mac: dmg, app: of kind "
                + "rust nothing is bundled"
        ),
        (
            Json,
            "\"id\": \"windows\", \"runner\": \"windows-2025\", \"target\": \"x86_64-pc-windows-msvc\", \"bundles\": [\"nsis\"]",
            "\"id\": \"again\", \"runner\": \"ubuntu-24.04\", \"target\": \"x86_64-unknown-linux-gnu\", \"bundles\": [\"deb\", "
                + "\"appimage\"]",
            "8:5 error description-legs: again and linux both make *_amd64.AppImage"
        ),
    ];
}
