using MsReleaseActions.Runner.FakeTools;
using MsReleaseActions.Runner.FakeTools.Cargo;

namespace MsReleaseActions.Runner.BuiltinActions.Setup;

/// <summary><c>dtolnay/rust-toolchain</c>: remembers the targets.</summary>
/// <param name="reference">Names the toolchain, unless it is <c>master</c> or a commit.</param>
internal sealed class RustToolchainAction(string reference) : INativeAction
{
    private const int CommitLength = 40;

    public IReadOnlySet<string> Inputs { get; } = NativeInputs.Declare("toolchain", "targets", "target", "components");

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        var toolchain = step.Text(
            "toolchain",
            reference is "master" or "v1" ? ""
                : reference.Length == CommitLength ? "stable"
                : reference
        );
        if (toolchain.Length == 0)
        {
            throw new NativeFailure("'toolchain' is a required input");
        }
        RustTargetInputs.Add(step, "targets", "target");
        step.Log($"Rust {toolchain} was asked for; the stand-in takes its place");
        return Task.FromResult(
            new NativeOutcome(
                new Dictionary<string, string> { ["name"] = toolchain, ["cachekey"] = "20250918e5c8e4ab" }
            )
            {
                Environment = new Dictionary<string, string>
                {
                    ["CARGO_INCREMENTAL"] = "0",
                    ["CARGO_TERM_COLOR"] = "always",
                },
            }
        );
    }
}

/// <summary><c>actions-rust-lang/setup-rust-toolchain</c>.</summary>
internal sealed class SetupRustToolchainAction : INativeAction
{
    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare(
            "toolchain",
            "target",
            "components",
            "cache",
            "cache-directories",
            "cache-workspaces",
            "cache-on-failure",
            "cache-key",
            "cache-shared-key",
            "cache-all-crates",
            "cache-workspace-crates",
            "cache-bin",
            "cache-provider",
            "matcher",
            "rustflags",
            "override",
            "rust-src-dir"
        );

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        RustTargetInputs.Add(step, "target");
        return Task.FromResult(
            new NativeOutcome(
                new Dictionary<string, string>
                {
                    ["rustc-version"] = RustTargets.Version,
                    ["cargo-version"] = RustTargets.Version,
                    ["cachekey"] = "20250918e5c8e4ab",
                }
            )
            {
                Environment = new Dictionary<string, string>
                {
                    ["CARGO_INCREMENTAL"] = "0",
                    ["CARGO_TERM_COLOR"] = "always",
                    ["RUST_BACKTRACE"] = "short",
                    ["RUSTFLAGS"] = step.Text("rustflags", "-D warnings"),
                },
            }
        );
    }
}

/// <summary><c>Swatinem/rust-cache</c>: there is nothing to keep, for nothing is compiled.</summary>
internal sealed class RustCacheAction : INativeAction
{
    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare(
            "prefix-key",
            "shared-key",
            "key",
            "add-job-id-key",
            "add-rust-environment-hash-key",
            "env-vars",
            "workspaces",
            "cache-directories",
            "cache-targets",
            "cache-on-failure",
            "cache-all-crates",
            "cache-workspace-crates",
            "save-if",
            "cache-provider",
            "cache-bin",
            "lookup-only",
            "cmd-format"
        );

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        step.Log("No cache: nothing is compiled here");
        return Task.FromResult(
            new NativeOutcome(new Dictionary<string, string> { ["cache-hit"] = "false" })
            {
                Environment = new Dictionary<string, string>
                {
                    ["CACHE_ON_FAILURE"] = step.Flag("cache-on-failure", false) ? "true" : "false",
                    ["CARGO_INCREMENTAL"] = "0",
                },
            }
        );
    }
}

/// <summary>Targets, as the inputs of these actions list them.</summary>
internal static class RustTargetInputs
{
    public static void Add(NativeStep step, params string[] inputs)
    {
        var installed = new JobTools(step.Home());
        foreach (
            var target in inputs.SelectMany(input =>
                step.Text(input)
                    .Split([',', '\n', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
        )
        {
            RustTargets.Add(installed, target);
        }
    }
}
