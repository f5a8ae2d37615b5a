using System.Text.RegularExpressions;

namespace MsReleaseActions.Runner.FakeTools.Cargo;

/// <summary>
/// What the rehearsal needs of a <c>Cargo.toml</c>, or of another TOML file: keys and lists of texts, section by
/// section.
/// </summary>
internal sealed partial class CargoManifest
{
    private readonly Dictionary<string, Dictionary<string, string>> sections = new(StringComparer.Ordinal);

    private CargoManifest(string path) => Path = path;

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public string? Name => Text("package", "name");

    public string? Version => Text("package", "version");

    public bool IsWorkspace => sections.ContainsKey("workspace");

    /// <summary>The packages that it depends on, whatever for.</summary>
    public IEnumerable<string> Dependencies =>
        sections
            .Where(section => IsDependencies(section.Key))
            .SelectMany(section => section.Value)
            // one that is called otherwise here than in the registry
            .Where(dependency => !Renamed().IsMatch(dependency.Value))
            .Select(dependency => dependency.Key.Split('.')[0])
            .Concat(
                sections
                    .Keys.Select(key => DependencyTable().Match(key))
                    .Where(match => match.Success)
                    .Select(match => match.Groups["name"].Value)
            )
            .Distinct(StringComparer.Ordinal);

    /// <exception cref="ToolFailure">It is not there.</exception>
    public static CargoManifest Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ToolFailure($"error: manifest path `{path}` does not exist", CargoTool.Failed);
        }
        var manifest = new CargoManifest(path);
        var section = "";
        var lines = File.ReadAllLines(path);
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at].Trim();
            if (line.StartsWith('[') && line.Split('#')[0].TrimEnd().EndsWith(']'))
            {
                var name = line.Split('#')[0].Trim().Trim('[', ']').Trim();
                // of a table that may come often, each is one of its own
                section =
                    !line.StartsWith("[[", StringComparison.Ordinal) || !manifest.sections.ContainsKey(name)
                        ? name
                        : $"{name}.{at}";
                manifest.sections.TryAdd(section, new(StringComparer.Ordinal));
            }
            else if (KeyValue().Match(line) is { Success: true } match)
            {
                var value = match.Groups["value"].Value;
                while (value.StartsWith('[') && !value.Contains(']') && at + 1 < lines.Length)
                {
                    value += lines[++at].Split('#')[0];
                }
                manifest.sections.TryAdd(section, new(StringComparer.Ordinal));
                manifest.sections[section].TryAdd(match.Groups["key"].Value.Trim('"'), value);
            }
        }
        return manifest;
    }

    /// <summary>A text, or null.</summary>
    public string? Text(string section, string key) =>
        sections.GetValueOrDefault(section)?.GetValueOrDefault(key) is { } value
        && Quoted().Match(value) is { Success: true } match
        && value.TrimStart()[0] is '"' or '\''
            ? match.Groups["text"].Value
            : null;

    /// <summary>A list of texts; empty where there is none.</summary>
    public IReadOnlyList<string> Texts(string section, string key) =>
        sections.GetValueOrDefault(section)?.GetValueOrDefault(key) is { } value
            ? [.. Quoted().Matches(value).Select(match => match.Groups["text"].Value)]
            : [];

    /// <summary>The sections of a table that may come often (<c>[[bin]]</c>).</summary>
    public IEnumerable<string> Tables(string name) =>
        sections.Keys.Where(section => section == name || section.StartsWith($"{name}.", StringComparison.Ordinal));

    /// <summary>The names that <c>--features</c> takes: those that are declared, and optional dependencies.</summary>
    public bool HasFeature(string name) =>
        sections.GetValueOrDefault("features")?.ContainsKey(name) == true
        || sections.Any(section =>
            IsDependencies(section.Key)
            && section.Value.TryGetValue(name, out var dependency)
            && dependency.Contains("optional = true")
        );

    /// <summary>Whether a key says <c>{ workspace = true }</c>, or <c>key.workspace = true</c>.</summary>
    public bool Inherits(string section, string key) =>
        sections.GetValueOrDefault(section) is { } keys
        && (
            keys.ContainsKey($"{key}.workspace")
            || (keys.GetValueOrDefault(key) is { } value && value.StartsWith('{') && value.Contains("workspace"))
        );

    private static bool IsDependencies(string section) =>
        section.Split('.')[^1] is "dependencies" or "build-dependencies" or "dev-dependencies"
        && !section.StartsWith("workspace", StringComparison.Ordinal);

    [GeneratedRegex(
        """^(?<key>[A-Za-z0-9_.\-]+|"[^"]+")\s*=\s*(?<value>.+)$""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex KeyValue();

    [GeneratedRegex("""["'](?<text>[^"']*)["']""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex("""\bpackage\s*=""", RegexOptions.CultureInvariant)]
    private static partial Regex Renamed();

    [GeneratedRegex(
        """^(?!workspace)(.*\.)?(build-|dev-)?dependencies\.(?<name>[A-Za-z0-9_\-]+)$""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex DependencyTable();
}
