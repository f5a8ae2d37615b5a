namespace MsReleaseActions.Runner.FakeTools.Python;

/// <summary>What the rehearsal needs of a <c>platformio.ini</c>.</summary>
/// <param name="Folder">Of the project, a full path.</param>
/// <param name="Sections">Values by section and key.</param>
internal sealed record PlatformIoProject(
    string Folder,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Sections
)
{
    private const string Beside = "symlink://";
    private const string Environment = "env:";

    public IReadOnlyList<string> Environments =>
        [
            .. Sections
                .Keys.Where(section => section.StartsWith(Environment, StringComparison.Ordinal))
                .Select(section => section[Environment.Length..]),
        ];

    /// <summary>The environments that are built where none is named.</summary>
    public IReadOnlyList<string> Defaults =>
        Words(Value("platformio", "default_envs")) is { Count: > 0 } chosen ? chosen : Environments;

    /// <exception cref="ToolFailure">There is none.</exception>
    public static PlatformIoProject Read(string folder)
    {
        var file = Path.Combine(folder, "platformio.ini");
        if (!File.Exists(file))
        {
            throw new ToolFailure(
                "Error: Not a PlatformIO project. `platformio.ini` file has not been found in current working "
                    + $"directory ({folder})."
            );
        }
        var sections = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        var (section, key) = ("", "");
        foreach (
            var line in File.ReadLines(file)
                .Where(line => line.Trim() is { Length: > 0 } text && text[0] is not (';' or '#'))
        )
        {
            if (line[0] == '[')
            {
                (section, key) = (line.Trim().Trim('[', ']'), "");
                sections.TryAdd(section, new(StringComparer.Ordinal));
            }
            else if (char.IsWhiteSpace(line[0]) && key.Length > 0)
            {
                sections[section][key] += $"\n{line.Trim()}";
            }
            else if (line.Split('=', 2) is [var name, var value] && sections.TryGetValue(section, out var keys))
            {
                keys[key = name.Trim()] = value.Trim();
            }
        }
        return new PlatformIoProject(
            folder,
            sections.ToDictionary(
                pair => pair.Key,
                pair => (IReadOnlyDictionary<string, string>)pair.Value,
                StringComparer.Ordinal
            )
        );
    }

    /// <summary>The folders of the libraries that lie beside the project: they are compiled in.</summary>
    /// <exception cref="ToolFailure">One is not there.</exception>
    public IReadOnlyList<string> Libraries(IEnumerable<string> environments)
    {
        var named = environments
            .SelectMany(Lineage)
            .Append("env")
            .SelectMany(section => Words(Value(section, "lib_deps")))
            .Select(word =>
                word.IndexOf(Beside, StringComparison.Ordinal) is >= 0 and var at ? word[(at + Beside.Length)..] : null
            )
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        var folders = named.Select(path => Path.GetFullPath(Path.Combine(Folder, path))).ToList();
        return folders.Find(folder => !Directory.Exists(folder)) is { } missing
            ? throw new ToolFailure(
                "UnknownPackageError: Could not install the package "
                    + $"'{Beside}{Path.GetRelativePath(Folder, missing)}': there is no {missing}"
            )
            : folders;
    }

    // an environment and what it extends
    private IEnumerable<string> Lineage(string environment)
    {
        var seen = new List<string>();
        var open = new Queue<string>([Environment + environment]);
        while (open.TryDequeue(out var section))
        {
            seen.Add(section);
            foreach (var more in Words(Value(section, "extends")).Except(seen))
            {
                open.Enqueue(more);
            }
        }
        return seen;
    }

    private string? Value(string section, string key) => Sections.GetValueOrDefault(section)?.GetValueOrDefault(key);

    private static List<string> Words(string? value) =>
        [.. (value ?? "").Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
