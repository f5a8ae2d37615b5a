using System.Text.Json;

namespace MsReleaseActions.Runner.FakeTools.Node;

/// <summary>A folder with a <c>package.json</c>.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="Root">The document's content.</param>
internal sealed record NodeProject(string Folder, JsonElement Root)
{
    /// <summary>The members of <c>package.json</c> that name other packages.</summary>
    public static IReadOnlyList<string> Sections { get; } =
    ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

    public string Name => Text(Root, "name");

    public string Version => Text(Root, "version");

    public IReadOnlyDictionary<string, string> Scripts => Texts(Root, "scripts");

    /// <summary>Name and wanted version of each package that the project names for itself.</summary>
    public IEnumerable<(string Name, string Version)> Dependencies =>
        Sections.SkipLast(1).SelectMany(section => Texts(Root, section)).Select(pair => (pair.Key, pair.Value));

    public string Bin => Path.Combine(Folder, "node_modules", ".bin");

    /// <summary>The nearest one at a folder or above it.</summary>
    /// <exception cref="ToolFailure">There is none, or it is not JSON.</exception>
    public static NodeProject Find(StandInCall call, string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "package.json");
            if (File.Exists(file))
            {
                return new NodeProject(at.FullName, Read(file));
            }
        }
        throw new ToolFailure($"no package.json in {call.Use(ToolEffect.None).Folder} or above it (ENOENT)");
    }

    /// <summary>A JSON document.</summary>
    /// <exception cref="ToolFailure">It is none.</exception>
    public static JsonElement Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            return document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            throw new ToolFailure($"{Path.GetFileName(file)} is not JSON: {failure.Message}");
        }
    }

    /// <summary>An object's members that are texts.</summary>
    public static IReadOnlyDictionary<string, string> Texts(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object
        && of.TryGetProperty(name, out var found)
        && found.ValueKind == JsonValueKind.Object
            ? found
                .EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(member => member.Name, member => member.Value.GetString()!)
            : new Dictionary<string, string>();

    /// <summary>The folders of installed tools that a script finds, nearest first.</summary>
    public IEnumerable<string> Bins()
    {
        for (var at = new DirectoryInfo(Folder); at is not null; at = at.Parent)
        {
            yield return Path.Combine(at.FullName, "node_modules", ".bin");
        }
    }

    /// <summary>Whether a package brought a tool of that name.</summary>
    public bool HasBin(string name) => Bins().Any(folder => File.Exists(Path.Combine(folder, name)));

    private static string Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object
        && of.TryGetProperty(name, out var found)
        && found.ValueKind == JsonValueKind.String
            ? found.GetString()!
            : "";
}
