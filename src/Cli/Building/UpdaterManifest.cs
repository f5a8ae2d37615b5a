using System.Text.Json;
using System.Text.Json.Nodes;

namespace MsReleaseActions.Cli.Building;

/// <summary>
/// The candidate's <c>latest.json</c>, with the four forms of address that are found in the wild: a leg that asked the API, one that read
/// the draft's page, one with a hand-written endpoint, and the rest by the candidate's tag.
/// </summary>
internal static class UpdaterManifest
{
    /// <param name="files">Signed files with their keys.</param>
    /// <param name="draft">Gives the addresses by id, and the draft's own name.</param>
    /// <param name="repositoryPage">Address of the repository's page.</param>
    /// <param name="tag">The candidate's tag.</param>
    /// <param name="version">Of the product.</param>
    /// <param name="published">Date of the build.</param>
    public static string Write(
        IReadOnlyList<BuiltFile> files, TauriDraft draft, string repositoryPage, string tag, string version, DateTimeOffset published)
    {
        var platforms = new JsonObject();
        foreach (var file in files.Where(file => file.UpdaterKey is not null))
        {
            platforms[file.UpdaterKey!] = new JsonObject
            {
                ["signature"] = file.Signature,
                ["url"] = Url(file, draft, $"{repositoryPage}/releases", tag),
            };
        }
        var manifest = new JsonObject
        {
            ["version"] = version,
            ["notes"] = "See the release page.",
            ["pub_date"] = published.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            ["platforms"] = platforms,
        };
        return manifest.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" });
    }

    private static string Url(BuiltFile file, TauriDraft draft, string releases, string tag) =>
        file.UpdaterKey!.Split('-') switch
        {
            ["darwin", ..] => draft.AssetUrls[file.Name],
            ["windows", ..] => $"{releases}/download/{draft.Untagged}/{file.Name}",
            [_, "aarch64", ..] => $"{releases}/latest/download/{file.Name}",
            _ => $"{releases}/download/{tag}/{file.Name}",
        };
}
