using System.Text;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.SharedTests.Core.Versions;

/// <summary>The five files in which the product says its version, 1.3.2.</summary>
internal static class ProductVersionFiles
{
    public static Dictionary<string, string> Texts { get; } =
        new[]
        {
            "package.json",
            "package-lock.json",
            "src-tauri/Cargo.toml",
            "src-tauri/Cargo.lock",
            "src-tauri/tauri.conf.json",
        }.ToDictionary(path => path, path => ProductFiles.All[path], StringComparer.Ordinal);

    /// <param name="texts">Other texts than the product's own.</param>
    public static Dictionary<string, byte[]?> Bytes(Dictionary<string, string>? texts = null) =>
        (texts ?? Texts).ToDictionary(
            file => file.Key,
            file => (byte[]?)Encoding.UTF8.GetBytes(file.Value),
            StringComparer.Ordinal
        );
}
