using System.Text.Json;

namespace MsReleaseActions.CheckVersions;

/// <summary>What <c>ms-release.json</c> says of the version files; other members are not looked at.</summary>
/// <param name="Files">Their paths; null where they are to be found.</param>
/// <param name="AppFolder">Where the product is, relative; empty for the root.</param>
internal sealed record VersionDescription(IReadOnlyList<string>? Files, string AppFolder)
{
    public const string File = "ms-release.json";

    /// <param name="bytes">The file's content; null where there is none.</param>
    /// <exception cref="FormatException">It cannot be read; the message is a clause.</exception>
    public static VersionDescription Parse(byte[]? bytes)
    {
        if (bytes is null)
        {
            return new VersionDescription(null, "");
        }
        try
        {
            using var document = JsonDocument.Parse(
                bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0),
                new JsonDocumentOptions { MaxDepth = 64 }
            );
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? new VersionDescription(FilesOf(document.RootElement), FolderOf(document.RootElement))
                : throw new FormatException("it is JSON, but not an object");
        }
        catch (JsonException failure)
        {
            throw new FormatException(
                $"it is not JSON (line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1})",
                failure
            );
        }
        catch (InvalidOperationException failure)
        {
            throw new FormatException("it is not JSON: a string holds half a character", failure);
        }
    }

    private static List<string>? FilesOf(JsonElement root)
    {
        if (!root.TryGetProperty("version_files", out var files))
        {
            return null;
        }
        return
            files.ValueKind is JsonValueKind.Array
            && files.EnumerateArray().All(file => file.ValueKind is JsonValueKind.String)
            ? [.. files.EnumerateArray().Select(file => file.GetString()!).Distinct(StringComparer.Ordinal)]
            : throw new FormatException("version_files must be a list of paths");
    }

    private static string FolderOf(JsonElement root) =>
        root.TryGetProperty("app", out var app)
        && app.ValueKind is JsonValueKind.Object
        && app.TryGetProperty("folder", out var folder)
        && folder.ValueKind is JsonValueKind.String
            ? folder.GetString()!
            : "";
}
