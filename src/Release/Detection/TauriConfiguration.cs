using System.Text.Json;
using System.Text.Json.Nodes;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>What a Tauri configuration says, whatever else stands where that is expected.</summary>
internal static class TauriConfiguration
{
    /// <summary>True or false; null where it says neither.</summary>
    public static bool? Flag(this JsonObject configuration, params string[] path) =>
        At(configuration, path)?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    /// <summary>A text, or the texts of a list; null where it says neither.</summary>
    public static IReadOnlyList<string>? Texts(this JsonObject configuration, params string[] path) =>
        At(configuration, path) switch
        {
            JsonArray list => [.. list.Select(Text).OfType<string>()],
            var node when Text(node) is { } text => [text],
            _ => null,
        };

    /// <summary>Whether a member has members.</summary>
    public static bool HasMembers(this JsonObject configuration, params string[] path) =>
        At(configuration, path) is JsonObject { Count: > 0 };

    private static JsonNode? At(JsonNode? node, string[] path) =>
        path is [var name, .. var rest] ? At((node as JsonObject)?[name], rest) : node;

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
