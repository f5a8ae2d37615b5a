using MsReleaseActions.Core.LatestJson;

namespace MsReleaseActions.Core.Versions;

/// <summary>
/// Where a package requires exactly one version of another package of the set, such as <c>1.2.3</c> or
/// <c>workspace:1.2.3</c>: it lets nothing else in, and moves with that package.
/// </summary>
internal static class NodeRequirements
{
    private const string Workspace = "workspace:";

    private static readonly string[] Kinds =
    [
        "dependencies",
        "devDependencies",
        "optionalDependencies",
        "peerDependencies",
    ];

    /// <param name="path">The file.</param>
    /// <param name="pieces">Its values.</param>
    /// <param name="package">Where in it the package is described; empty for the whole file.</param>
    /// <param name="set">The version files.</param>
    public static IEnumerable<VersionPlace> Of(
        string path,
        IReadOnlyList<JsonPiece> pieces,
        IReadOnlyList<string> package,
        VersionSet set
    )
    {
        var depth = package.Count;
        foreach (var piece in pieces.Where(piece => piece.Path.Count == depth + 2 && piece.Text is not null))
        {
            var (kind, name) = (piece.Path[depth], piece.Path[depth + 1]);
            if (!Kinds.Contains(kind) || !piece.Path.Take(depth).SequenceEqual(package, StringComparer.Ordinal))
            {
                continue;
            }
            var isLinked = piece.Text!.StartsWith(Workspace, StringComparison.Ordinal);
            var version = (isLinked ? piece.Text[Workspace.Length..] : piece.Text).TrimStart('=');
            var place = new VersionPlace(
                path,
                $"{string.Join('.', [.. package.Select(Quoted), kind])}.\"{name}\"",
                version
            )
            {
                Start = piece.Start + 1,
                Length = piece.Length - 2,
                Before = piece.Text[..^version.Length],
            };
            // without workspace: it may be a stranger of the same name
            if (place.IsVersion && set.PackageVersion(name) is { } own && (isLinked || own == version))
            {
                yield return place;
            }
        }

        static string Quoted(string key, int at) => at == 0 ? key : $"\"{key}\"";
    }
}
