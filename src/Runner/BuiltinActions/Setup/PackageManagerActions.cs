using MsReleaseActions.Runner.FakeTools;
using MsReleaseActions.Runner.FakeTools.Node;

namespace MsReleaseActions.Runner.BuiltinActions.Setup;

/// <summary><c>pnpm/action-setup</c>: pnpm is there from now on.</summary>
internal sealed class PnpmSetupAction : INativeAction
{
    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare(
            "version",
            "dest",
            "run_install",
            "cache",
            "cache_dependency_path",
            "package_json_file",
            "standalone"
        );

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        step.Refuse("pnpm/action-setup", ("run_install", ["false", "null"]), ("dest", ["~/setup-pnpm"]));
        if (
            step.Text("version").Length == 0
            && !Pinned(Path.Combine(step.Workspace, step.Text("package_json_file", "package.json")))
        )
        {
            throw new NativeFailure(
                "No pnpm version is specified: neither the input version nor the field packageManager of "
                    + "package.json names one"
            );
        }
        new JobTools(step.Home()).Add(PnpmTool.Name);
        return Task.FromResult(
            new NativeOutcome(new Dictionary<string, string> { ["dest"] = Path.Combine(step.Home(), "setup-pnpm") })
            {
                Environment = new Dictionary<string, string>
                {
                    ["PNPM_HOME"] = Path.Combine(step.Home(), "setup-pnpm"),
                },
            }
        );
    }

    private static bool Pinned(string file) =>
        File.Exists(file)
        && NodeProject.Read(file).TryGetProperty("packageManager", out var manager)
        && manager.ToString().StartsWith("pnpm@", StringComparison.Ordinal);
}

/// <summary><c>oven-sh/setup-bun</c>: bun is there from now on.</summary>
internal sealed class BunSetupAction : INativeAction
{
    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare(
            "bun-version",
            "bun-version-file",
            "bun-download-url",
            "registries",
            "registry-url",
            "scope",
            "no-cache",
            "token"
        );

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        step.Refuse("oven-sh/setup-bun", ("bun-download-url", []), ("registries", []), ("registry-url", []));
        new JobTools(step.Home()).Add(BunTool.Name);
        return Task.FromResult(
            new NativeOutcome(
                new Dictionary<string, string>
                {
                    ["bun-version"] = step.Text("bun-version", "latest"),
                    ["cache-hit"] = "false",
                }
            )
        );
    }
}
