using System.Text.Json;
using MsReleaseActions.Core.LatestJson;

namespace MsReleaseActions.Core.Versions;

/// <summary>Where the lock files of npm and bun say the versions of the packages of the set.</summary>
internal static class NodeLocks
{
    /// <summary>
    /// npm writes the root's version twice, for itself and for the tree, and that of each workspace member once.
    /// </summary>
    public static IEnumerable<VersionPlace> OfNpm(string path, byte[] bytes, VersionSet set)
    {
        var pieces = JsonVersions.Pieces(bytes);
        var keys = Keys(path, set).ToList();
        var members = keys.Where(key => key.Length > 0 && JsonVersions.At(pieces, "packages", key) is not null)
            .ToList();
        if (keys.Count > 0 && members.Count == 0 && !keys.Contains(""))
        {
            throw new FormatException("it has no workspace member whose package.json is a version file");
        }
        if (keys.Count == 0 || keys.Contains(""))
        {
            yield return JsonVersions.Place(path, pieces, ["version"], "version");
            // the first form of the file, before npm 7, knows no packages
            if (JsonVersions.At(pieces, "packages") is not null || !IsOfFirstForm(pieces, bytes))
            {
                yield return JsonVersions.Place(path, pieces, ["packages", "", "version"], Where("packages", ""));
            }
        }
        foreach (var key in members)
        {
            yield return JsonVersions.Place(path, pieces, ["packages", key, "version"], Where("packages", key));
        }
        foreach (var place in keys.SelectMany(key => NodeRequirements.Of(path, pieces, ["packages", key], set)))
        {
            yield return place;
        }
    }

    /// <summary>bun writes the version of workspace members only, and where they have one.</summary>
    public static IEnumerable<VersionPlace> OfBun(string path, byte[] bytes, VersionSet set)
    {
        var pieces = Json5Pieces.Of(bytes);
        return Keys(path, set)
            .SelectMany(key =>
                (IEnumerable<VersionPlace>)
                    [
                        .. JsonVersions.At(pieces, "workspaces", key, "version") is null
                            ? (IEnumerable<VersionPlace>)[]
                            :
                            [
                                JsonVersions.Place(
                                    path,
                                    pieces,
                                    ["workspaces", key, "version"],
                                    Where("workspaces", key)
                                ),
                            ],
                        .. NodeRequirements.Of(path, pieces, ["workspaces", key], set),
                    ]
            );
    }

    // a member is called by its folder, the root by no name at all
    private static IEnumerable<string> Keys(string path, VersionSet set)
    {
        var folder = RepositoryPath.FolderOf(path);
        return set.PackagesBelow(path)
            .Select(package => RepositoryPath.FolderOf(package)[folder.Length..].TrimEnd('/'));
    }

    private static bool IsOfFirstForm(IReadOnlyList<JsonPiece> pieces, byte[] bytes) =>
        JsonVersions.At(pieces, "lockfileVersion") is { Type: JsonTokenType.Number } form
        && bytes.AsSpan(form.Start, form.Length).SequenceEqual("1"u8);

    private static string Where(string table, string key) => $"{table}.\"{key}\".version";
}
