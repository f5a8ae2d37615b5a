using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.Runner.FakeTools.Cargo;

/// <summary>
/// The configuration of a Tauri app: its <c>tauri.conf.json</c> or what stands for that, the system's own file over it,
/// and what the command line says over both.
/// </summary>
/// <param name="Folder">Usually <c>src-tauri</c>; a full path.</param>
/// <param name="Root">All of them together.</param>
internal sealed record TauriConfig(string Folder, JsonObject Root)
{
    private const int Deepest = 3;

    // names the folder where a repository has several apps
    private const string Chosen = "TAURI_APP_PATH";

    /// <summary>Where the front end is: scripts run there.</summary>
    public string AppFolder =>
        File.Exists(Path.Combine(Folder, "package.json")) ? Folder : Path.GetDirectoryName(Folder)!;

    public CargoManifest Manifest => CargoManifest.Read(Path.Combine(Folder, "Cargo.toml"));

    public string ProductName => Text(Root["productName"]) ?? Manifest.Name ?? "app";

    public string ProgramName => Text(Root["mainBinaryName"]) ?? Manifest.Name ?? "app";

    /// <summary>Of the configuration, of the <c>package.json</c> that it names, or of <c>Cargo.toml</c>.</summary>
    public string Version =>
        Text(Root["version"]) is { } text
            ? text.EndsWith(".json", StringComparison.Ordinal)
                ? Text(Read(Path.Combine(Folder, text))["version"]) ?? text
                : text
            : CargoWorkspace.Of(Manifest).VersionOf(Manifest);

    public JsonObject Bundle => Root["bundle"] as JsonObject ?? [];

    public JsonObject Build => Root["build"] as JsonObject ?? [];

    /// <summary>Whether <c>tauri build</c> bundles at all.</summary>
    public bool BundlesAtAll => Bundle["active"]?.GetValueKind() == JsonValueKind.True;

    /// <summary><c>true</c>, <c>false</c> or <c>v1Compatible</c>.</summary>
    public string UpdaterArtifacts =>
        Bundle["createUpdaterArtifacts"] switch
        {
            JsonValue value => value.ToString(),
            _ => "false",
        };

    public string? UpdaterKey => Text(((Root["plugins"] as JsonObject)?["updater"] as JsonObject)?["pubkey"]);

    /// <summary>Finds and reads it, as seen from a folder.</summary>
    /// <param name="os">As <c>RUNNER_OS</c> names it.</param>
    /// <param name="more">JSON, or paths to files with JSON.</param>
    /// <exception cref="ToolFailure">There is none, or a part of it cannot be read.</exception>
    public static TauriConfig Load(StandInCall call, string os, IReadOnlyList<string> more)
    {
        var folder = call.Variable(Chosen) is { } chosen ? call.Full(chosen) : Find(call.Folder, Deepest);
        if (folder is null || FileOf(folder) is not { } file)
        {
            throw new ToolFailure(
                $"no {string.Join(", ", TauriDocument.Names)} in {call.Use(ToolEffect.None).Folder} or below it"
            );
        }
        var root = Read(file);
        if (NamedIn(folder, TauriDocument.NamesOn(os.ToLowerInvariant())) is { } own)
        {
            Merge(root, Read(own));
        }
        foreach (var extra in more)
        {
            Merge(
                root,
                extra.TrimStart().StartsWith('{')
                    ? Parse(Encoding.UTF8.GetBytes(extra), "--config")
                    : Read(call.Full(extra))
            );
        }
        return new TauriConfig(folder, root);
    }

    /// <summary>The one in a folder of a package, or null.</summary>
    public static TauriConfig? In(string folder) =>
        FileOf(folder) is { } file ? new TauriConfig(folder, Read(file)) : null;

    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static string? Find(string folder, int depth)
    {
        if (FileOf(folder) is not null)
        {
            return folder;
        }
        return depth == 0
            ? null
            : Directory
                .EnumerateDirectories(folder)
                .Where(inner => Path.GetFileName(inner) is not ("node_modules" or "target" or "dist") and not ['.', ..])
                .OrderByDescending(inner => Path.GetFileName(inner) == "src-tauri")
                .ThenBy(inner => inner, StringComparer.Ordinal)
                .Select(inner => Find(inner, depth - 1))
                .FirstOrDefault(found => found is not null);
    }

    private static string? FileOf(string folder) => NamedIn(folder, TauriDocument.Names);

    private static string? NamedIn(string folder, IEnumerable<string> names) =>
        names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static JsonObject Read(string file) =>
        File.Exists(file)
            ? Parse(File.ReadAllBytes(file), Path.GetFileName(file))
            : throw new ToolFailure($"the configuration {file} does not exist");

    private static JsonObject Parse(byte[] bytes, string what)
    {
        try
        {
            return TauriDocument.Parse(what, bytes);
        }
        catch (FormatException failure)
        {
            throw new ToolFailure($"{what} cannot be read: {failure.Message}");
        }
    }

    // RFC 7396: null takes a member away
    private static void Merge(JsonObject into, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JsonObject inner && into[name] is JsonObject known)
            {
                Merge(known, inner);
            }
            else if (value is null)
            {
                into.Remove(name);
            }
            else
            {
                into[name] = value.DeepClone();
            }
        }
    }
}
