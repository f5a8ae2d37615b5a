using System.Text.RegularExpressions;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>
/// A product with the public keys of a rehearsal in the place of its own: the secret halves of those are nobody's here.
/// </summary>
internal static partial class RehearsedKeys
{
    private const string Configuration = "src-tauri/tauri.conf.json";

    /// <summary>A description with these keys; a product that verifies with no key is rehearsed so.</summary>
    public static ReleaseSettings In(ReleaseSettings settings, ReleaseKeys keys) =>
        settings.Schema == 1
            ? settings
            : settings with
            {
                Keys = settings.Keys with
                {
                    PublicKey = settings.Keys.PublicKey is null ? null : keys.SealText,
                    UpdaterPublicKey = settings.Keys.UpdaterPublicKey is null ? null : keys.UpdaterText,
                    ManifestPublicKey = settings.Keys.ManifestPublicKey is null ? null : keys.ManifestText,
                },
            };

    /// <summary>The files of a product that hold a key, with these keys in them.</summary>
    /// <param name="settings">The product's description.</param>
    /// <param name="own">What <see cref="In"/> made of it.</param>
    /// <param name="read">A file's text by its path; null where there is none.</param>
    /// <returns>Texts by path.</returns>
    public static IReadOnlyDictionary<string, string> Files(
        ReleaseSettings settings,
        ReleaseSettings own,
        ReleaseKeys keys,
        Func<string, string?> read
    )
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in settings.VersionFiles.Append(Configuration).Where(IsConfiguration))
        {
            Exchange(path, text => WithUpdaterKey(text, keys.UpdaterText));
        }
        if (settings.Schema > 1)
        {
            Exchange(SettingsFile.Name, _ => SettingsText.Write(own, own.Repository));
            foreach (var path in LaneFiles.Paths(settings))
            {
                // also a lane that was changed by hand, which is rehearsed as it is
                Exchange(path, text => LaneFiles.WithKeys(text, settings.Keys, own.Keys));
            }
        }
        return files;

        void Exchange(string path, Func<string, string> change)
        {
            if (read(path) is { } text)
            {
                files[path] = change(text);
            }
        }
    }

    /// <summary>A Tauri configuration with another updater's key; unchanged where it has none.</summary>
    internal static string WithUpdaterKey(string configuration, string key) =>
        Member().Replace(configuration, match => $"{match.Groups["name"].Value}\"{key}\"", 1);

    /// <summary>Whether a file is one of Tauri's configurations.</summary>
    internal static bool IsConfiguration(string path) =>
        TauriDocument.Names.Contains(path[(path.LastIndexOf('/') + 1)..], StringComparer.Ordinal);

    [GeneratedRegex(
        """(?<name>(\bpubkey\b["']?)\s*[:=]\s*)(?<quote>["'])[^"'\n]*\k<quote>""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Member();
}
