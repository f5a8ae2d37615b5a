namespace MsReleaseActions.Runner.FakeTools.Tauri;

/// <summary>
/// The folders and scripts that the bundler leaves beside its bundles: a release workflow's patterns must not catch
/// them.
/// </summary>
internal static class BundleFolders
{
    /// <param name="bundle">The folder <c>bundle</c>.</param>
    /// <param name="format">What was bundled.</param>
    public static async Task WriteAsync(
        string bundle,
        string format,
        TauriBundles names,
        string program,
        CancellationToken cancellation
    )
    {
        IEnumerable<string> files = format switch
        {
            "deb" =>
            [
                .. names.Files(format, []).Select(file => $"{file.Path[..^".deb".Length]}/data/usr/bin/{program}"),
            ],
            "appimage" => [$"appimage/{names.Product}.AppDir/AppRun"],
            "dmg" => ["dmg/bundle_dmg.sh"],
            "app" =>
            [
                $"macos/{names.Product}.app/Contents/Info.plist",
                $"macos/{names.Product}.app/Contents/MacOS/{program}",
            ],
            _ => [],
        };
        foreach (var file in files)
        {
            var path = Path.Combine(bundle, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, $"{names.Product} {names.Version}\n", cancellation);
        }
    }
}
