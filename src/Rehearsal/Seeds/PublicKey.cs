using System.Text.RegularExpressions;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>
/// The updater's public key in Tauri's configuration. A rehearsal has a key pair of its own: the secret half of the
/// real one is nobody's here.
/// </summary>
internal static partial class PublicKey
{
    public const string File = "src-tauri/tauri.conf.json";

    /// <summary>Exchanges it in a tree of text files.</summary>
    public static void Put(Dictionary<string, string> tree, string key) => tree[File] = In(tree[File], key);

    /// <summary>Whether a file is one of Tauri's configurations.</summary>
    public static bool IsConfiguration(string path) =>
        TauriDocument.Names.Contains(path[(path.LastIndexOf('/') + 1)..], StringComparer.Ordinal);

    /// <summary>The configuration with another key; unchanged where it has none.</summary>
    public static string In(string configuration, string key) =>
        Member().Replace(configuration, match => $"{match.Groups["name"].Value}\"{key}\"", 1);

    [GeneratedRegex(
        """(?<name>(\bpubkey\b["']?)\s*[:=]\s*)(?<quote>["'])[^"'\n]*\k<quote>""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Member();
}
