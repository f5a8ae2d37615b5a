using System.Text.RegularExpressions;

namespace MsReleaseActions.Testing.Lanes;

/// <summary>
/// The files of the built-in product, its workflow files included, as the repository has them; its updater key is the
/// one that scripted candidates are signed with, and no key is described that seals them: they are not signed.
/// </summary>
public static partial class ProductFiles
{
    private const string Seed = "src/Rehearsal/Seeds/ms-manager/";
    private const string Workflows = "workflows/ms-manager/";

    private const string OwnVersion = "1.3.2";

    /// <summary>As they are committed, with the key that is nobody's.</summary>
    public static IReadOnlyDictionary<string, string> Committed { get; } = Read();

    public static IReadOnlyDictionary<string, string> All { get; } = WithKey();

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
        return files;
    }

    // wherever it stands: in Tauri's configuration, in the description, and in the lane that verifies with it
    private static Dictionary<string, string> WithKey()
    {
        var key = UpdaterKey().Match(Committed["src-tauri/tauri.conf.json"]).Groups["key"].Value;
        return Committed.ToDictionary(
            file => file.Key,
            file =>
                (file.Key == "ms-release.json" ? SealKey().Replace(file.Value, "", 1) : file.Value).Replace(
                    key,
                    BuiltProduct.UpdaterKey.ToTauriText(),
                    StringComparison.Ordinal
                ),
            StringComparer.Ordinal
        );
    }

    [GeneratedRegex("\"public_key\": \"[^\"]+\",\\s*", RegexOptions.ExplicitCapture)]
    private static partial Regex SealKey();

    [GeneratedRegex("\"pubkey\"\\s*:\\s*\"(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex UpdaterKey();
}
