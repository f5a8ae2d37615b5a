using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.PublishCandidate;

/// <summary>What must hold of the files before any of them is sent.</summary>
internal static class BuiltFileRules
{
    /// <summary>Everything that stands against the files, for people.</summary>
    public static IEnumerable<string> OfFiles(IReadOnlyList<BuiltFile> files)
    {
        foreach (var same in files.GroupBy(file => file.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"{string.Join(" and ", same.Select(file => file.Shown))} have the same name: a release "
                + "has room for one";
        }
        foreach (var file in files)
        {
            if (AssetName.IsOfSeal(file.Name))
            {
                yield return $"{file.Shown} has a name that the candidate's own seal uses";
            }
            else if (!AssetName.IsKept(file.Name))
            {
                yield return $"GitHub would store {file.Shown} under another name: use letters, digits, and . _ - "
                    + "+ @ (no dot at either end)";
            }
            if (file.Size == 0)
            {
                yield return $"{file.Shown} is empty: GitHub takes no empty asset";
            }
            else if (file.Size >= GitHubLimits.AssetBytes)
            {
                yield return $"{file.Shown} has {ByteSize.Show(file.Size)}: GitHub takes assets of less than 2 GiB";
            }
        }
    }

    /// <summary>What the candidate as a whole would break.</summary>
    /// <param name="names">The names of all built files.</param>
    /// <param name="isSigned">There will be a <c>candidate.json.sig</c>.</param>
    public static IEnumerable<string> OfNames(
        IReadOnlyList<string> names,
        bool isSigned,
        NameFilter required,
        NameFilter forbidden
    )
    {
        var seal = isSigned ? 3 : 2;
        if (names.Count + seal > GitHubLimits.ReleaseAssets)
        {
            yield return $"{names.Count} files and the {seal} of the seal are more than the "
                + $"{GitHubLimits.ReleaseAssets} assets that a release takes";
        }
        foreach (var problem in AssetPolicy.Problems(names, required, forbidden))
        {
            yield return problem;
        }
    }
}
