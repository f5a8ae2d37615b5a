namespace MsReleaseActions.RepoTests.Supply;

[Needs(Need.Nothing)]
public sealed class DependabotTests
{
    // a product to release in rehearsals: its files stay as they are
    private const string Sample = "src/Rehearsal/Seeds/";

    private static readonly (string Ecosystem, Func<string, bool> IsManifest)[] Manifests =
    [
        (
            "github-actions",
            path =>
                path.EndsWith(".yml", StringComparison.Ordinal)
                && path.Split('/')[^2] != "actions"
                && Checkout.Read(path).Contains("uses: ", StringComparison.Ordinal)
                && (
                    path.StartsWith("workflows/", StringComparison.Ordinal)
                    || path.StartsWith(".github/workflows/", StringComparison.Ordinal)
                )
        ),
        ("nuget", path => path.EndsWith(".csproj", StringComparison.Ordinal)),
        ("dotnet-sdk", path => path is "global.json"),
        ("docker", path => Path.GetFileName(path) is "Dockerfile"),
        ("npm", path => Path.GetFileName(path) is "package.json"),
    ];

    [Fact]
    public void Every_folder_with_a_manifest_is_looked_at()
    {
        var dependabot = Dependabot.Read();
        var found = Manifests
            .SelectMany(kind =>
                Checkout
                    .Files("")
                    .Where(path => !path.StartsWith(Sample, StringComparison.Ordinal) && kind.IsManifest(path))
                    .Select(path => (kind.Ecosystem, Folder: FolderOf(path)))
            )
            .Distinct()
            .ToList();

        found
            .Select(manifest => manifest.Ecosystem)
            .Distinct()
            .Should()
            .BeEquivalentTo(dependabot.Folders.Keys, "each is used, and each is looked for");
        found.Where(manifest => !dependabot.Covers(manifest.Ecosystem, manifest.Folder)).Should().BeEmpty();
    }

    [Fact]
    public void Every_folder_that_it_names_holds_a_manifest() =>
        Dependabot
            .Read()
            .Folders.SelectMany(ecosystem =>
                ecosystem.Value.Select(folder => folder.Replace("/*", "", StringComparison.Ordinal).Trim('/'))
            )
            .Where(folder => !Directory.Exists(Checkout.PathOf(folder)))
            .Should()
            .BeEmpty();

    // for the root, GitHub's updater takes .github/workflows
    private static string FolderOf(string path) =>
        Path.GetDirectoryName(path)!.Replace(".github/workflows", "", StringComparison.Ordinal);
}
