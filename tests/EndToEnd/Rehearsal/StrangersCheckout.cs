namespace MsReleaseActions.EndToEnd.Rehearsal;

/// <summary>
/// A checkout of somebody who knows nothing of the lanes: a version, and one workflow to be dispatched.
/// </summary>
internal static class StrangersCheckout
{
    private static readonly (string Name, string Text)[] Versions =
    [
        ("package.json", """{ "name": "a", "version": "1.2.3" }"""),
        ("package-lock.json", """{ "name": "a", "version": "1.2.3", "packages": { "": { "version": "1.2.3" } } }"""),
        ("src-tauri/tauri.conf.json", """{ "version": "1.2.3" }"""),
        ("src-tauri/Cargo.toml", "[package]\nname = \"a\"\nversion = \"1.2.3\"\n"),
        ("src-tauri/Cargo.lock", "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n"),
    ];

    /// <summary>Makes one, committed.</summary>
    public static async Task PlantAsync(string folder, string workflow)
    {
        foreach (var (name, text) in Versions.Append((".github/workflows/attack.yml", workflow)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        }
        await Tool.RunAsync("git", folder, "init", "--quiet", "--initial-branch", "main");
        await Tool.RunAsync("git", folder, "add", "--all");
        string[] author = ["-c", "user.name=a", "-c", "user.email=a@localhost"];
        await Tool.RunAsync("git", folder, [.. author, "commit", "--quiet", "--message", "As it is"]);
    }

    /// <summary>Why this machine cannot keep steps apart; null where it can.</summary>
    public static async Task<string?> ObstacleAsync()
    {
        if (Tool.Find("unshare") is null)
        {
            return "unshare is not installed";
        }
        string[] flags = ["--user", "--map-root-user", "--net", "--mount", "--ipc", "--pid", "--fork", "--mount-proc"];
        var (code, said) = await Tool.RunAsync("unshare", "/", [.. flags, "true"]);
        return code == 0 ? null : said;
    }

    /// <summary>Processes of this machine with a text in their command line.</summary>
    public static IReadOnlyList<(int Id, string Line)> Running(string mark) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
                .Select(folder => (int.Parse(Path.GetFileName(folder)), Text(Path.Combine(folder, "cmdline"))))
                .Where(process => process.Item2.Contains(mark, StringComparison.Ordinal)),
        ];

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file).Replace('\0', ' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
