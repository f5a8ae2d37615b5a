using System.Text.RegularExpressions;

namespace MsReleaseActions.Testing.Lanes;

/// <summary>
/// The files of the built-in product, its workflow files included, as the repository has them; its updater key is the
/// one that scripted candidates are signed with.
/// </summary>
public static partial class ProductFiles
{
    private const string Seed = "src/Rehearsal/Seeds/ms-manager/";
    private const string Configuration = "src-tauri/tauri.conf.json";
    private const string Workflows = "workflows/ms-manager/";

    private const string OwnVersion = "1.3.2";

    public static IReadOnlyDictionary<string, string> All { get; } = Read();

    /// <summary>The files, with another version in all five that say it.</summary>
    public static Dictionary<string, string> Of(string version) =>
        All.ToDictionary(
            file => file.Key,
            file => file.Value.Replace($"\"{OwnVersion}\"", $"\"{version}\""),
            StringComparer.Ordinal
        );

    private static Dictionary<string, string> Read()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Checkout.PathOf(Seed), "*", SearchOption.AllDirectories))
        {
            files[Path.GetRelativePath(Checkout.PathOf(Seed), path).Replace('\\', '/')] = File.ReadAllText(path);
        }
        foreach (var path in Directory.EnumerateFiles(Checkout.PathOf(Workflows), "*.yml"))
        {
            files[$".github/workflows/{Path.GetFileName(path)}"] = File.ReadAllText(path);
        }
        files[Configuration] = UpdaterKey()
            .Replace(files[Configuration], $"$1\"{BuiltProduct.UpdaterKey.ToTauriText()}\"");
        return files;
    }

    // the one that scripted candidates are signed with
    [GeneratedRegex("(\"pubkey\"\\s*:\\s*)\"[^\"]*\"")]
    private static partial Regex UpdaterKey();
}
