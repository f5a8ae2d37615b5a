namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>
/// The tree that a repository starts with, as it is built into the program: its own files, and the workflow files that
/// are installed into it.
/// </summary>
internal static class SeedTree
{
    /// <param name="product">The folder under <c>workflows/</c>.</param>
    /// <returns>Texts by path.</returns>
    public static Dictionary<string, string> Of(string product) =>
        Under($"seed/{product}/", "")
            .Concat(Under($"workflows/{product}/", ".github/workflows/"))
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>The workflow files of a product, by file name.</summary>
    public static Dictionary<string, string> Workflows(string product) =>
        Under($"workflows/{product}/", "").ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Under(string folder, string path) =>
        Resources.Names(folder).Select(name => KeyValuePair.Create(path + name[folder.Length..], Resources.Text(name)));
}
