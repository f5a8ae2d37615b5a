namespace MsReleaseActions.Arrows;

/// <summary>
/// The files of <c>src</c> and <c>actions</c>, and which folder uses which. No compiler is asked: what a file opens it
/// needs (the checked build refuses the rest), and of the namespaces around its own it needs those whose types it
/// names.
/// </summary>
/// <param name="Files">By path.</param>
internal sealed record SourceTree(IReadOnlyList<SourceFile> Files)
{
    private static readonly string[] Roots = ["actions", "src"];

    /// <param name="root">The checkout.</param>
    public static SourceTree Read(string root) =>
        new([
            .. Roots
                .SelectMany(folder =>
                    Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
                )
                .Select(file => (Full: file, Path: Path.GetRelativePath(root, file).Replace('\\', '/')))
                .Where(file => !file.Path.Split('/').Any(part => part is "obj" or "bin"))
                .OrderBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => SourceFile.Parse(file.Path, File.ReadAllText(file.Full))),
        ]);

    /// <summary>Which folder uses which, each once with a file that does.</summary>
    public IReadOnlyList<Arrow> Arrows()
    {
        var homes = Files
            .Where(file => file.Namespace.Length > 0)
            .ToLookup(file => file.Namespace, StringComparer.Ordinal);
        return
        [
            .. Files
                .SelectMany(file => Used(file, homes).Select(to => (From: file.Folder, To: to, file.Path)))
                .Where(use => use.From != use.To)
                .GroupBy(use => (use.From, use.To))
                .Select(uses => new Arrow(uses.Key.From, uses.Key.To, uses.Count(), uses.First().Path))
                .OrderBy(arrow => arrow.From, StringComparer.Ordinal)
                .ThenBy(arrow => arrow.To, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Used(SourceFile file, ILookup<string, SourceFile> homes)
    {
        var named = file.Named.SelectMany(name => homes[name]);
        var around = Enclosing(file.Namespace)
            .SelectMany(name => homes[name])
            .Where(other => other.Types.Any(file.Words.Contains));
        var below = Enclosing(file.Namespace)
            .Prepend(file.Namespace)
            .SelectMany(name =>
                file.Dotted.SelectMany(Beginnings)
                    .SelectMany(found => homes[$"{name}.{found.Name}"].Where(other => other.Types.Contains(found.Type)))
            );
        return named.Concat(around).Concat(below).Select(other => other.Folder).Distinct();
    }

    // of A.B.C: C of A.B, and B of A
    private static IEnumerable<(string Name, string Type)> Beginnings(string dotted) =>
        Enclosing(dotted).Select(name => (name, dotted[(name.Length + 1)..].Split('.')[0]));

    // MsReleaseActions.Runner.FakeTools.Node sees the types of MsReleaseActions.Runner.FakeTools, and so on
    private static IEnumerable<string> Enclosing(string name)
    {
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
        {
            yield return name[..dot];
        }
    }
}

/// <summary>A folder uses another.</summary>
/// <param name="From">Path of a folder.</param>
/// <param name="To">Path of a folder.</param>
/// <param name="Files">How many files do so.</param>
/// <param name="Example">One of them.</param>
internal sealed record Arrow(string From, string To, int Files, string Example)
{
    public override string ToString() => $"{From} -> {To} ({Files}, {Example})";
}
