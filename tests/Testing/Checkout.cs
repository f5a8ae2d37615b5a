namespace MsReleaseActions.Testing;

/// <summary>The repository that these tests were built from.</summary>
public static class Checkout
{
    /// <summary>The ids of the actions: the folders under <c>actions/</c> that hold a project.</summary>
    public static readonly string[] ActionIds =
    [
        "publish-candidate",
        "validate-candidate",
        "rewrite-latest-json",
        "promote-assets",
        "dispatch-and-wait",
        "assemble-bundles",
        "check-versions",
        "verify-release",
    ];

    public static string Root { get; } = FindRoot();

    public static string PathOf(string name) => Path.Combine(Root, name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>
    /// The files of the tree that end so, relative to the root, with <c>/</c>; nothing that a build made.
    /// </summary>
    public static IReadOnlyList<string> Files(string ending) =>
        [
            .. Directory
                .EnumerateFiles(Root, "*" + ending, SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Where(path =>
                    !path.Split('/').Any(part => part is "artifacts" or "bin" or "obj" or ".git" or "node_modules")
                )
                .Order(StringComparer.Ordinal),
        ];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ms-release-actions.slnx")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException(
            $"no ms-release-actions.slnx above {AppContext.BaseDirectory}: run the tests where they were built"
        );
    }
}

/// <summary>The id of each action, for a theory that holds for all of them.</summary>
public sealed class EveryAction : TheoryData<string>
{
    public EveryAction() => AddRange(Checkout.ActionIds);
}
