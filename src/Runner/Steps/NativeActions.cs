using MsReleaseActions.Runner.BuiltinActions;
using MsReleaseActions.Runner.BuiltinActions.Artifacts;
using MsReleaseActions.Runner.BuiltinActions.Attesting;
using MsReleaseActions.Runner.BuiltinActions.Caches;
using MsReleaseActions.Runner.BuiltinActions.Checkout;
using MsReleaseActions.Runner.BuiltinActions.Setup;
using MsReleaseActions.Runner.BuiltinActions.Tokens;

namespace MsReleaseActions.Runner.Steps;

/// <summary>The actions that the runner does itself.</summary>
public static class NativeActions
{
    // each is told the ref that it was asked for: one is configured by it
    private static readonly Dictionary<string, Func<string, INativeAction>> Known = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["actions/attest"] = _ => new AttestAction(ofProvenance: false),
        ["actions/attest-build-provenance"] = _ => new AttestAction(ofProvenance: true),
        ["actions/cache"] = _ => new CacheAction(),
        ["actions/cache/restore"] = _ => new CacheRestoreAction(),
        ["actions/cache/save"] = _ => new CacheSaveAction(),
        ["actions/checkout"] = _ => new CheckoutAction(),
        ["actions/create-github-app-token"] = _ => new AppTokenAction(),
        ["actions/download-artifact"] = _ => new DownloadArtifactAction(),
        ["actions/setup-java"] = _ => new SetupJavaAction(),
        ["actions/setup-node"] = _ => new SetupNodeAction(),
        ["actions/setup-python"] = _ => new SetupPythonAction(),
        ["actions/upload-artifact"] = _ => new UploadArtifactAction(),
        ["actions-rust-lang/setup-rust-toolchain"] = _ => new SetupRustToolchainAction(),
        ["dtolnay/rust-toolchain"] = reference => new RustToolchainAction(reference),
        ["oven-sh/setup-bun"] = _ => new BunSetupAction(),
        ["pnpm/action-setup"] = _ => new PnpmSetupAction(),
        ["Swatinem/rust-cache"] = _ => new RustCacheAction(),
    };

    /// <summary>All of them, without a ref.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>
    /// The action for a step's <c>uses</c> (<c>actions/checkout@&lt;ref&gt;</c>, <c>actions/cache/restore@…</c>), or
    /// null where it is not one of them.
    /// </summary>
    public static INativeAction? Find(string uses) =>
        uses.Split('@') is not [var name, var reference] || !Known.TryGetValue(name, out var make) ? null
        : RetiredAction.Is(name, reference) ? new RetiredAction(uses)
        : make(reference);
}
