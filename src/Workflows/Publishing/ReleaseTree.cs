using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Workflows.Publishing;

/// <summary>
/// The files of a release: every action at the root (<c>uses: owner/name/promote-assets@v1</c>) and under
/// <c>actions/</c>, with its image pinned by digest. Nobody who uses a release builds an image, and the files of a
/// release say by themselves which bytes are run.
/// </summary>
public static class ReleaseTree
{
    private const string Folder = "actions/";
    private const string ActionFileName = "/action.yml";
    private const string License = "LICENSE";

    /// <summary>Ids of the actions of a source tree, sorted.</summary>
    public static IReadOnlyList<string> Ids(IEnumerable<string> paths) =>
        [
            .. paths
                .Where(path =>
                    path.StartsWith(Folder, StringComparison.Ordinal)
                    && path.EndsWith(ActionFileName, StringComparison.Ordinal)
                )
                .Select(path => path[Folder.Length..^ActionFileName.Length])
                .Where(id => id.Length > 0 && !id.Contains('/'))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Whether a path of the source tree is one that <see cref="Of"/> reads.</summary>
    public static bool Reads(string path) =>
        path == License || (path.Split('/') is ["actions", _, "action.yml" or "README.md"]);

    /// <summary>Makes the tree.</summary>
    /// <param name="source">The files of the source tree by path, with <c>/</c>; those that <see cref="Reads"/> names
    /// are enough.</param>
    /// <param name="release">Which release it is.</param>
    /// <returns>Text by path.</returns>
    /// <exception cref="InvalidWorkflowException">An <c>action.yml</c> cannot be pinned.</exception>
    public static IReadOnlyDictionary<string, string> Of(
        IReadOnlyDictionary<string, string> source,
        PublishedRelease release
    )
    {
        var ids = Ids(source.Keys);
        var tree = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [License] = source[License],
            ["README.md"] = ReleaseTreePage.Of(release, ids),
        };
        foreach (var id in ids)
        {
            var folder = Folder + id;
            var action = PinnedAction.Pin(folder + ActionFileName, source[folder + ActionFileName], release.Image);
            var page = AbsoluteLinks.Of(source[$"{folder}/README.md"], folder, release);
            foreach (var place in (string[])[id, folder])
            {
                tree[place + ActionFileName] = action;
                tree[$"{place}/README.md"] = page;
            }
        }
        return tree;
    }
}
