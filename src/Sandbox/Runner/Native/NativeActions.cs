namespace MsReleaseActions.Sandbox.Runner.Native;

/// <summary>The actions that the runner does itself.</summary>
public static class NativeActions
{
    private static readonly Dictionary<string, INativeAction> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["actions/download-artifact"] = new Artifacts.DownloadArtifactAction(),
        ["actions/upload-artifact"] = new Artifacts.UploadArtifactAction(),
        ["actions/checkout"] = new Checkout.CheckoutAction(),
    };

    /// <summary>The action for a step's <c>uses</c> (<c>actions/checkout@&lt;ref&gt;</c>, <c>actions/cache/restore@…</c>), or null where it is not one of them.</summary>
    public static INativeAction? Find(string uses) => Known.GetValueOrDefault(uses.Split('@')[0]);
}
