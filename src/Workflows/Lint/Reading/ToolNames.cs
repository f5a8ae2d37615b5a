namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>The names of programs and of their subcommands, by what they do.</summary>
internal static class ToolNames
{
    public static readonly string[] Bundlers =
    [
        "makensis",
        "candle",
        "light",
        "wix",
        "iscc",
        "create-dmg",
        "appimagetool",
        "linuxdeploy",
        "rpmbuild",
        "fpm",
        "electron-builder",
        "electron-forge",
        "electron-packager",
        "productbuild",
        "pkgbuild",
        "flatpak-builder",
        "snapcraft",
        "goreleaser",
        "tauri-bundler",
        "cargo-packager",
    ];

    public static readonly string[] Compilers =
    [
        "make",
        "ninja",
        "meson",
        "gcc",
        "g++",
        "cc",
        "c++",
        "clang",
        "clang++",
        "rustc",
        "msbuild",
        "xcodebuild",
        "gradle",
        "gradlew",
        "javac",
        "tsc",
        "vite",
        "webpack",
        "rollup",
        "esbuild",
        "svelte-check",
        "trunk",
        "wasm-pack",
        "node-gyp",
        "cross",
    ];

    public static readonly string[] PackageManagers = ["npm", "pnpm", "yarn", "bun", "npx", "pnpx", "bunx", "deno"];

    public static readonly string[] SystemInstallers =
    [
        "rustup",
        "apt-get",
        "apt",
        "dnf",
        "yum",
        "apk",
        "brew",
        "choco",
        "winget",
        "scoop",
        "nvm",
        "fnm",
        "volta",
        "corepack",
        "pip",
        "pip3",
        "conda",
        "gem",
    ];

    public static readonly string[] InstallingVerbs =
    [
        "install",
        "i",
        "add",
        "update",
        "upgrade",
        "reinstall",
        "tap",
        "target",
        "toolchain",
        "component",
        "default",
        "override",
        "enable",
        "prepare",
        "use",
        "get",
    ];

    public static readonly string[] CargoBundlers =
    [
        "bundle",
        "packager",
        "dist",
        "deb",
        "generate-rpm",
        "wix",
        "appimage",
    ];

    // what a build of cmake's is named that users get
    public static readonly string[] ReleasedPrograms = ["Release", "MinSizeRel", "RelWithDebInfo"];

    // the usual names of the environment of platformio.ini that is released
    public static readonly string[] ReleasedFirmware =
    [
        "release",
        "prod",
        "production",
        "--environment=release",
        "--environment=prod",
        "--environment=production",
    ];

    public static readonly string[] CargoCompilers =
    [
        "build",
        "b",
        "rustc",
        "run",
        "r",
        "test",
        "t",
        "check",
        "c",
        "clippy",
        "bench",
        "doc",
        "nextest",
        "zigbuild",
        "xwin",
        "ndk",
        "hack",
    ];

    public static readonly string[] GitFetchers =
    [
        "clone",
        "fetch",
        "pull",
        "checkout",
        "switch",
        "worktree",
        "submodule",
        "restore",
        "reset",
    ];
}
