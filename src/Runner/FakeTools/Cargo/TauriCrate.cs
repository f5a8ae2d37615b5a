namespace MsReleaseActions.Runner.FakeTools.Cargo;

/// <summary>What the crate <c>tauri</c> demands whenever something that uses it is compiled, or only checked.</summary>
internal static class TauriCrate
{
    private const string WebKit = "libwebkit2gtk-4.1-dev";

    /// <exception cref="ToolFailure">A library or the front end's folder is not there.</exception>
    public static void Require(StandInCall call, CargoManifest package)
    {
        if (call.Os == "Linux" && call.IsHosted && !call.Installed.Has(WebKit))
        {
            throw new ToolFailure(
                "error: failed to run custom build command: pkg-config does not find webkit2gtk-4.1. GitHub's "
                    + $"machines lack it: sudo apt-get install {WebKit}",
                CargoTool.Failed
            );
        }
        if (TauriConfig.In(package.Folder) is { } config && FrontEnd(config) is { } folder && !Directory.Exists(folder))
        {
            throw new ToolFailure(
                "error: proc macro panicked: `frontendDist` is "
                    + $"\"{TauriConfig.Text(config.Build["frontendDist"])}\", and there is no such folder: build the "
                    + "front end first",
                CargoTool.Failed
            );
        }
    }

    /// <summary>Full path of the front end's pages; null where they are no folder.</summary>
    public static string? FrontEnd(TauriConfig config) =>
        TauriConfig.Text(config.Build["frontendDist"]) is { } text && !text.Contains("://")
            ? Path.GetFullPath(Path.Combine(config.Folder, text))
            : null;
}
