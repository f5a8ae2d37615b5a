using static MsReleaseActions.ReleaseTrainTests.Description.DescribedDesk;

namespace MsReleaseActions.ReleaseTrainTests.Description;

internal static partial class DescriptionEdits
{
    // of the updater, too: what legs bundle is what it takes
    private static (string Path, string Old, string? Now, string Found)[] OfLegs =>
        [
            (
                Json,
                "[\"nsis\"]",
                "[\"nsis\", \"msi\"]",
                "7:86 warning description-msi-version: windows bundles msi, and nothing gives a beta's MSI a version of numbers"
            ),
            (
                Json,
                "\"runner\": \"ubuntu-22.04\"",
                "\"runner\": \"ubuntu-24.04-arm\"",
                "8:22 error description-legs: linux: ubuntu-24.04-arm is a machine of aarch64, and x86_64-unknown-linux-gnu is "
                    + "built for x86_64"
            ),
            (
                Configuration,
                "\"createUpdaterArtifacts\": true",
                "\"createUpdaterArtifacts\": \"v1Compatible\"",
                "5:30 error description-updater-configuration: bundle.createUpdaterArtifacts is v1Compatible, which makes "
                    + "other archives than these lanes collect: say true"
            ),
            (
                Configuration,
                "\"version\": \"1.2.3\",",
                "\"version\": \"1.2.3\", \"tauri\": { \"updater\": { \"active\": true } },",
                $"5:30 error description-updater-configuration: {Configuration} is of Tauri 1, whose updater takes other "
                    + "archives than these lanes collect"
            ),
            (
                Json,
                "\"updater\": true",
                "\"updater\": false",
                $"5:30 error description-updater-configuration: {Configuration} has bundle.createUpdaterArtifacts, and "
                    + "`app.updater` is false: what an updater downloads is made, and nobody collects it|9:78 warning "
                    + "description-legs: mac: app is for an updater, and there is none: it is left out"
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
                "7:86 error description-legs: windows: nothing is bundled: the leg leaves no file|7:86 warning "
                    + "description-updater-artifacts: no leg makes an update of windows-x86_64: windows bundles nothing, and "
                    + "an updater there takes nsis or msi"
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
                "\"app\": { \"folder\": \"desk\", \"updater\": true }",
                "\"kind\": \"rust\", \"app\": { \"folder\": \"desk\" }",
                "7:86 error description-legs: windows: nsis: of kind rust nothing is bundled|8:86 error description-legs: "
                    + "linux: appimage: of kind rust nothing is bundled|9:42 error description-legs: mac: cargo builds for no "
                    + "target 'universal-apple-darwin': name one such as aarch64-apple-darwin|9:78 error description-legs: "
                    + "mac: dmg, app: of kind rust nothing is bundled"
            ),
            (
                Json,
                "\"updater\": true }",
                "\"updater\": true, \"rust\": \"1.70.0\" }",
                "5:47 warning description-build-action: .github/actions/build-candidate/action.yml does not have 1.70.0 in "
                    + "it: the action is yours, and `ms init` does not change it"
            ),
            (
                Json,
                "\"bundles\": [\"dmg\", \"app\"] }",
                "\"bundles\": [\"dmg\", \"app\"] }, { \"id\": \"intel\", \"runner\": \"macos-15\", \"target\": "
                    + "\"x86_64-apple-darwin\", \"bundles\": [\"app\"] }",
                "9:179 error description-legs: mac and intel both update darwin-x86_64: what intel makes is offered to nobody"
            ),
            (
                Json,
                "\"app\": { \"folder\": \"desk\", \"updater\": true }",
                "\"app\": { \"folder\": \"desk\", \"updater\": true, \"config\": \"desk/Tauri.toml\" }",
                "5:47 error description-app-folder: there is no desk/Tauri.toml"
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
