using System.IO.Compression;

namespace MsReleaseActions.Bench;

/// <summary>
/// What the image adds to its base, as a registry stores it, against the executable of node, which a JavaScript action
/// needs on the runner.
/// </summary>
internal static class ImageSize
{
    public static async Task PrintAsync(string app, TextWriter page)
    {
        var files = Directory
            .EnumerateFiles(app)
            .Where(file => new FileInfo(file).LinkTarget is null)
            .Select(file => (Path.GetFileName(file), Sizes(file)))
            .ToList();
        var node = Sizes(
            (await Measured.RunAsync("node", ["-p", "process.execPath"], new Dictionary<string, string>()))
                .MustSucceed()
                .Output.Trim()
        );
        await page.WriteLineAsync(
            "## Size\n\nMB (10⁶ bytes), gzipped as layers are.\n\n| file | MB | gzipped |\n|---|---:|---:|"
        );
        foreach (var (name, size) in files)
        {
            await page.WriteLineAsync($"| {name} | {Megabytes(size.Plain)} | {Megabytes(size.Zipped)} |");
        }
        await page.WriteLineAsync(
            $"| **all actions together** | {Megabytes(files.Sum(file => file.Item2.Plain))} | "
                + $"**{Megabytes(files.Sum(file => file.Item2.Zipped))}** |"
        );
        await page.WriteLineAsync($"| node's executable | {Megabytes(node.Plain)} | {Megabytes(node.Zipped)} |\n");
    }

    private static (long Plain, long Zipped) Sizes(string file)
    {
        using var content = File.OpenRead(file);
        using var count = new MemoryStream();
        using (var zip = new GZipStream(count, CompressionLevel.Optimal, leaveOpen: true))
        {
            content.CopyTo(zip);
        }
        return (content.Length, count.Length);
    }

    private static string Megabytes(long bytes) => $"{bytes / 1e6:0.0}";
}
