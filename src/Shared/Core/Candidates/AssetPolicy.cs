namespace MsReleaseActions.Core.Candidates;

/// <summary>Which built files a candidate must and must not hold.</summary>
public static class AssetPolicy
{
    /// <param name="names">The built files' names; the seal's own files are no part of this: <c>*.sig</c> does not mean
    /// the seal's.</param>
    /// <param name="required">Each pattern must match.</param>
    /// <param name="forbidden">No pattern may match.</param>
    public static IEnumerable<string> Problems(IReadOnlyList<string> names, NameFilter required, NameFilter forbidden)
    {
        // a seal's file by its full name is there whenever there is a seal
        foreach (
            var pattern in required
                .Unmatched(names)
                .Where(pattern => pattern is not (AssetName.Checksums or AssetName.Manifest))
        )
        {
            yield return $"required-assets: nothing matches '{pattern}'"
                + (
                    AssetName.IsKept(pattern.Replace('*', '_').Replace('?', '_'))
                        ? ""
                        : " (GitHub stores other characters than letters, digits and . _ - + @ as dots)"
                );
        }
        foreach (var name in names)
        {
            if (forbidden.Patterns.FirstOrDefault(pattern => NameFilter.Matches(pattern, name)) is { } pattern)
            {
                yield return $"forbidden-assets: {name} matches '{pattern}'";
            }
        }
    }
}
