using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.ReleaseTrain.Description;

/// <summary>The legs of a build: each makes files of its own.</summary>
internal static class LegRules
{
    public static IEnumerable<Finding> Of(DescribedCheckout checkout)
    {
        var build = checkout.Settings.Build;
        if (build.Legs.Count == 0)
        {
            yield return checkout.Found(DescriptionRules.Legs, "legs", "there is no leg: nothing is built");
        }
        var made = build
            .Legs.Index()
            .SelectMany(leg =>
                AssetPatterns
                    .Unsigned(build with { Legs = [leg.Item] })
                    .Select(pattern => (leg.Index, leg.Item.Id, Pattern: pattern))
            )
            .GroupBy(file => file.Pattern, StringComparer.Ordinal);
        foreach (var again in made.SelectMany(same => same.Skip(1).Select(file => (File: file, same.First().Id))))
        {
            yield return checkout.Found(
                DescriptionRules.Legs,
                $"legs.[{again.File.Index}]",
                $"{again.Id} and {again.File.Id} both make {again.File.Pattern}"
            );
        }
    }
}
