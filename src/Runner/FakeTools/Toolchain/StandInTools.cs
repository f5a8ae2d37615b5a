using MsReleaseActions.Runner.FakeTools.Cargo;
using MsReleaseActions.Runner.FakeTools.CMake;
using MsReleaseActions.Runner.FakeTools.GitHubCli;
using MsReleaseActions.Runner.FakeTools.Maven;
using MsReleaseActions.Runner.FakeTools.Node;
using MsReleaseActions.Runner.FakeTools.Packages;
using MsReleaseActions.Runner.FakeTools.Python;
using MsReleaseActions.Runner.FakeTools.Tauri;

namespace MsReleaseActions.Runner.FakeTools.Toolchain;

/// <summary>Every tool that a step may not reach itself, and who stands in for it.</summary>
internal static class StandInTools
{
    // what a machine has on PATH from the start
    private static readonly Dictionary<string, Func<StandInCall, ToolPlan>> OnPath = new(StringComparer.Ordinal)
    {
        ["npm"] = NpmTool.Plan,
        ["npx"] = NpxTool.Plan,
        ["yarn"] = YarnTool.Plan,
        ["pnpm"] = PnpmTool.Plan,
        ["pnpx"] = PnpmTool.PlanPnpx,
        ["bun"] = BunTool.Plan,
        ["bunx"] = BunTool.PlanBunx,
        ["corepack"] = CorepackTool.Plan,
        ["cargo"] = CargoTool.Plan,
        ["rustup"] = RustupTool.Plan,
        ["rustc"] = RustcTool.Plan,
        ["python"] = PythonTool.Plan,
        ["python3"] = PythonTool.Plan,
        ["pip"] = PipTool.Plan,
        ["pip3"] = PipTool.Plan,
        ["platformio"] = PlatformIoTool.Plan,
        ["pio"] = PlatformIoTool.Plan,
        ["mvn"] = MavenTool.Plan,
        ["cmake"] = CMakeTool.Plan,
        ["apt-get"] = SystemPackages.PlanApt,
        ["apt"] = SystemPackages.PlanApt,
        ["brew"] = SystemPackages.PlanBrew,
        ["choco"] = SystemPackages.PlanChoco,
        ["gh"] = GhTool.Plan,
        ["sudo"] = SudoTool.Plan,
    };

    // what a package of the project brings
    private static readonly Dictionary<string, Func<StandInCall, ToolPlan>> OfProject = new(StringComparer.Ordinal)
    {
        ["tauri"] = TauriTool.Plan,
        ["vite"] = FrontEndTools.PlanVite,
        ["svelte-check"] = FrontEndTools.PlanTypes,
        ["svelte-kit"] = FrontEndTools.PlanSvelteKit,
        ["tsc"] = FrontEndTools.PlanTypes,
        ["vue-tsc"] = FrontEndTools.PlanTypes,
        ["eslint"] = FrontEndTools.PlanCheck,
        ["prettier"] = FrontEndTools.PlanCheck,
        ["stylelint"] = FrontEndTools.PlanCheck,
        ["biome"] = FrontEndTools.PlanCheck,
        ["oxlint"] = FrontEndTools.PlanCheck,
        ["vitest"] = FrontEndTools.PlanCheck,
    };

    // builders that must not run for real, nor go unseen
    private static readonly string[] Blocked =
    [
        "cc",
        "c++",
        "gcc",
        "g++",
        "clang",
        "clang++",
        "ld",
        "make",
        "ninja",
        "meson",
        "zig",
        "go",
        "dotnet",
        "msbuild",
        "deno",
        "cross",
        "xcodebuild",
        "xcrun",
        "codesign",
        "security",
        "makensis",
        "candle",
        "light",
        "wix",
        "signtool",
        "winget",
        "flatpak-builder",
        "snapcraft",
        "docker",
        "podman",
        "dnf",
        "pacman",
        "cargo-tauri",
        "trunk",
        "javac",
        "gradle",
    ];

    /// <summary>The tools that get a script on <c>PATH</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. OnPath.Keys, .. Blocked];

    public static ToolPlan Plan(StandInCall call) =>
        OnPath.GetValueOrDefault(call.Tool) is { } tool ? tool(call)
        : OfProject.GetValueOrDefault(call.Tool) is { } brought ? brought(call)
        : ToolPlan.Unsupported(call);
}
