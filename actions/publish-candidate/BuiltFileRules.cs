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
            yield return $"{string.Join(" and ", same.Select(file => file.Shown))} have the same name as GitHub stores "
                + $"them, {same.Key}: a release has room for one";
        }
        foreach (var file in files)
        {
            if (AssetName.IsOfSeal(file.Name))
            {
                yield return $"{file.Shown} has a name that the candidate's own seal uses";
            }
            else if (AssetName.WhyNotMended(file.BuiltName) is { } why)
            {
                yield return $"{file.Shown} cannot be an asset: {why}";
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
    /// <param name="names">The names of all built files, as GitHub stores them.</param>
    /// <param name="builtNames">Those that differ, as the build wrote them: these may not be forbidden either.</param>
    /// <param name="isSigned">There will be a <c>candidate.json.sig</c>.</param>
    public static IEnumerable<string> OfNames(
        IReadOnlyList<string> names,
        IReadOnlyList<string> builtNames,
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
        var forbiddenAsBuilt = AssetPolicy.Problems(builtNames, new NameFilter([]), forbidden);
        foreach (var problem in AssetPolicy.Problems(names, required, forbidden).Concat(forbiddenAsBuilt))
        {
            yield return problem;
        }
    }
}
