using System.Text.RegularExpressions;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.TrainTests;

/// <summary>The files of the built-in product, its workflow files included, as the repository has them.</summary>
internal static partial class ProductFiles
{
    private const string Seed = "src/Cli/Seed/ms-manager/";
    private const string Configuration = "src-tauri/tauri.conf.json";
    private const string Workflows = "workflows/ms-manager/";

    public static IReadOnlyDictionary<string, string> All { get; } = Read();

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
        files[Configuration] = UpdaterKey().Replace(files[Configuration], $"$1\"{BuiltProduct.UpdaterKey.ToTauriText()}\"");
        return files;
    }

    // the one that scripted candidates are signed with
    [GeneratedRegex("(\"pubkey\"\\s*:\\s*)\"[^\"]*\"")]
    private static partial Regex UpdaterKey();
}
