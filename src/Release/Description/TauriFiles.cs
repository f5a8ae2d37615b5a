using System.Text;
using System.Text.RegularExpressions;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.ReleaseTrain.Description;

/// <summary>The configurations of a Tauri app, those that are laid over others included.</summary>
internal static partial class TauriFiles
{
    /// <summary>The configurations in the folder of the app, the one that others are laid over first; none where that
    /// is missing.</summary>
    public static IEnumerable<string> In(DescribedCheckout checkout)
    {
        var all = checkout
            .Tree.Paths.Where(path =>
                path.StartsWith(checkout.AppFolder, StringComparison.Ordinal)
                && Name().IsMatch(RepositoryPath.NameOf(path))
            )
            .OrderBy(path => TauriVersions.IsBase(RepositoryPath.NameOf(path)) ? 0 : 1)
            .ThenBy(path => path.Length)
            .ToList();
        return all is [var first, ..] && TauriVersions.IsBase(RepositoryPath.NameOf(first)) ? all : [];
    }

    /// <summary>
    /// Every value that is no list or table, as it is spelled, by its path in lower case without hyphens:
    /// <c>bundle.createupdaterartifacts</c>. Null where it cannot be read.
    /// </summary>
    public static IReadOnlyDictionary<string, string>? Values(string path, byte[]? bytes)
    {
        try
        {
            return bytes is null ? null
                : path.EndsWith(".toml", StringComparison.Ordinal)
                    ? Of(TomlEntries.Of(bytes).Select(entry => (entry.Path, Spelled(entry.Start, entry.Length))))
                : Of(
                    (path.EndsWith('5') ? Json5Pieces.Of(bytes) : JsonVersions.Pieces(bytes)).Select(piece =>
                        (piece.Path, piece.Text ?? Spelled(piece.Start, piece.Length))
                    )
                );
        }
        catch (FormatException)
        {
            return null;
        }

        string Spelled(int start, int length) => Encoding.UTF8.GetString(bytes, start, length);
    }

    private static Dictionary<string, string> Of(IEnumerable<(IReadOnlyList<string> Path, string Text)> values) =>
        values
            .GroupBy(
                value => string.Join('.', value.Path).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(),
                StringComparer.Ordinal
            )
            .ToDictionary(same => same.Key, same => same.First().Text, StringComparer.Ordinal);

    [GeneratedRegex(
        @"\A(tauri(\.[A-Za-z0-9_-]+)*\.conf\.json5?|Tauri(\.[A-Za-z0-9_-]+)*\.toml)\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Name();
}
