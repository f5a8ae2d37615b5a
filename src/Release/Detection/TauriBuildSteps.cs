using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>The steps that build and collect what Tauri bundles.</summary>
internal static class TauriBuildSteps
{
    public static IEnumerable<string> Of(DetectedProduct product)
    {
        var build = product.Settings.Build;
        IReadOnlyList<string> secrets = [.. build.Signing.Contains("macos") ? SecretNames.Apple : [], .. build.Secrets];
        return
        [
            "- name: Build",
            "  shell: bash",
            .. BuildAction.In(Folder(product)),
            "  env:",
            "    TARGET: ${{ inputs.target }}",
            "    BUNDLES: ${{ inputs.bundles }}",
            .. Toolchains.RustVariable(product),
            .. Chosen(product),
            "  run: |",
            .. secrets.Count == 0
                ? []
                : (string[])
                    [
                        "    # a secret that is not set arrives as an empty text, which would be taken for a value",
                        $"    for name in {string.Join(' ', secrets)}; do",
                        "      [ -n \"${!name}\" ] || unset \"$name\"",
                        "    done",
                    ],
            .. build.Signing.Contains("macos")
                ? []
                : (string[])
                    [
                        "    # without a certificate of its own an app is signed ad hoc, or macOS would not start it at all",
                        "    case $TARGET in *-apple-darwin) export APPLE_SIGNING_IDENTITY=${APPLE_SIGNING_IDENTITY:--} ;; esac",
                    ],
            $"    {Command(product)} build --ci --target \"$TARGET\" --bundles \"$BUNDLES\"",
            .. Collect(product),
        ];
    }

    private static string Folder(DetectedProduct product) =>
        product.FrontEnd?.Folder ?? RepositoryTree.FolderOf(product.Tauri!.Crate);

    // where a repository has several apps, Tauri would take the one that it finds first
    private static IEnumerable<string> Chosen(DetectedProduct product) =>
        product.Settings.Build.Config is null
            ? []
            : [$"    TAURI_APP_PATH: {Scalar(RepositoryTree.Between(Folder(product), product.Tauri!.Crate))}"];

    private static string Command(DetectedProduct product) =>
        product.FrontEnd switch
        {
            null => "cargo tauri",
            { Manager: "npm" } front when front.Scripts.ContainsKey("tauri") => "npm run tauri --",
            { Manager: "npm" } => "npx tauri",
            { Manager: "bun" } => "bun run tauri",
            { Manager: var manager } => $"{manager} tauri",
        };

    private static IEnumerable<string> Collect(DetectedProduct product) =>
        [
            "- name: Collect the bundles",
            "  shell: bash",
            "  env:",
            $"    TARGET_FOLDER: {Scalar(product.CargoTarget)}",
            "    TARGET: ${{ inputs.target }}",
            "    OUTPUT: ${{ inputs.output }}",
            "  run: |",
            "    mkdir -p \"$OUTPUT\"",
            "    case $TARGET in x86_64-*) arch=x64 ;; *) arch=${TARGET%%-*} ;; esac",
            "    for file in \"$TARGET_FOLDER/$TARGET/release/bundle\"/*/*; do",
            "      name=${file##*/}",
            "      case $name in",
            "        # the one name that Tauri leaves without an architecture: two legs would make the same",
            "        *.app.tar.gz | *.app.tar.gz.sig) name=${name/.app.tar.gz/_$arch.app.tar.gz} ;;",
            "        *.msi | *-setup.exe | *.deb | *.rpm | *.AppImage | *.dmg | *.sig) ;;",
            "        # a tool of Tauri's own that it leaves beside the image",
            "        bundle_dmg.sh) continue ;;",
            "        *) [ -d \"$file\" ] || echo \"::warning::$name was built, and is not collected\"; continue ;;",
            "      esac",
            "      mv -- \"$file\" \"$OUTPUT/$name\"",
            "    done",
        ];
}
