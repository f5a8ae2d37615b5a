using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.ReleaseTrain.Description;

/// <summary>What an app that updates itself needs of its configuration and its legs.</summary>
internal static class UpdaterRules
{
    public static IEnumerable<Finding> Of(DescribedCheckout checkout) =>
        checkout.Settings.Build.Kind != BuildKind.Tauri ? []
        : checkout.Settings.Build.Updater ? [.. UpdaterConfiguration.Of(checkout), .. Bundled(checkout)]
        : UpdaterConfiguration.Unused(checkout);

    private static IEnumerable<Finding> Bundled(DescribedCheckout checkout)
    {
        var build = checkout.Settings.Build;
        var made = AssetPatterns.Updater(build).Select(update => update.Platform).ToHashSet(StringComparer.Ordinal);
        return made.Count == 0
            ? [checkout.Found(DescriptionRules.UpdaterArtifacts, "app.updater", "no leg bundles what an updater takes")]
            : build
                .Legs.Index()
                .SelectMany(leg => Platforms(leg.Item).Select(platform => (leg.Index, leg.Item, Platform: platform)))
                .Where(leg => !made.Contains(leg.Platform))
                .DistinctBy(leg => leg.Platform)
                .Select(leg =>
                    checkout.Found(
                        DescriptionRules.UpdaterArtifacts,
                        $"legs.[{leg.Index}].bundles",
                        $"no leg makes an update of {leg.Platform}: {leg.Item.Id} bundles "
                            + $"{Listed(leg.Item.Bundles)}, and an updater there takes {Needed(leg.Item)}",
                        Severity.Warning
                    )
                );
    }

    private static string Listed(IReadOnlyList<string> bundles) =>
        bundles.Count == 0 ? "nothing" : string.Join(", ", bundles);

    private static string Needed(BuildLeg leg) =>
        leg.IsWindows ? "nsis or msi"
        : leg.IsMac ? "app"
        : "appimage";

    private static IEnumerable<string> Platforms(BuildLeg leg) =>
        leg.IsWindows ? [$"windows-{leg.Cpu}"]
        : !leg.IsMac ? [$"linux-{leg.Cpu}"]
        : leg.Cpu == "universal" ? ["darwin-x86_64", "darwin-aarch64"]
        : [$"darwin-{leg.Cpu}"];
}
