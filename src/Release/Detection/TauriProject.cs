using System.Text.Json;
using System.Text.Json.Nodes;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>A Tauri app as its configuration says it.</summary>
/// <param name="Config">The path of the configuration.</param>
/// <param name="Crate">The folder of the configuration, which is the crate's; empty at the root.</param>
/// <param name="Bundles">What it bundles, <c>all</c> spelled out.</param>
/// <param name="Updater">Whether installed apps update themselves.</param>
public sealed record TauriProject(string Config, string Crate, IReadOnlyList<string> Bundles, bool Updater)
{
    private static readonly string[] All = ["deb", "rpm", "appimage", "msi", "nsis", "app", "dmg"];
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The app that is nearest to the repository's root; null where there is none.</summary>
    public static TauriProject? Find(RepositoryTree tree) =>
        tree.Named("tauri.conf.json").Select(path => Of(tree, path)).FirstOrDefault(app => app is not null);

    private static TauriProject? Of(RepositoryTree tree, string path)
    {
        if (Root(tree, path) is not { } root)
        {
            return null;
        }
        var bundle = (root["bundle"] ?? root["tauri"]?["bundle"]) as JsonObject;
        var updater =
            (root["plugins"]?["updater"] ?? root["tauri"]?["updater"]) is JsonObject found
            && found["active"]?.GetValueKind() != JsonValueKind.False;
        return new TauriProject(path, RepositoryTree.FolderOf(path), Targets(bundle?["targets"]), updater);
    }

    private static JsonObject? Root(RepositoryTree tree, string path)
    {
        try
        {
            return tree.Text(path) is { } text ? JsonNode.Parse(text, documentOptions: Lenient) as JsonObject : null;
        }
        catch (JsonException)
        {
            // whoever builds the app is told by Tauri what is wrong with it
            return null;
        }
    }

    private static string[] Targets(JsonNode? targets) =>
        targets switch
        {
            JsonArray list => [.. list.Select(one => one?.ToString() ?? "").Where(Known)],
            JsonValue one when Known(one.ToString()) => [one.ToString()],
            _ => All,
        };

    private static bool Known(string name) => All.Contains(name, StringComparer.Ordinal);
}
