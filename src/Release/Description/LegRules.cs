using System.Text.RegularExpressions;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.ReleaseTrain.Description;

/// <summary>The legs of a build: each makes files of its own.</summary>
internal static partial class LegRules
{
    private static readonly Dictionary<string, string> Systems = new(StringComparer.Ordinal)
    {
        ["msi"] = "Windows",
        ["nsis"] = "Windows",
        ["deb"] = "Linux",
        ["rpm"] = "Linux",
        ["appimage"] = "Linux",
        ["dmg"] = "macOS",
        ["app"] = "macOS",
    };

    public static IEnumerable<Finding> Of(DescribedCheckout checkout)
    {
        var build = checkout.Settings.Build;
        if (build.Legs.Count == 0)
        {
            yield return checkout.Found(DescriptionRules.Legs, "legs", "there is no leg: nothing is built");
        }
        foreach (var finding in build.Legs.Index().SelectMany(leg => Contradictions(checkout, leg.Item, leg.Index)))
        {
            yield return finding;
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

    private static IEnumerable<Finding> Contradictions(DescribedCheckout checkout, BuildLeg leg, int index)
    {
        var kind = checkout.Settings.Build.Kind;
        if (kind is not (BuildKind.Tauri or BuildKind.Rust))
        {
            // what the owner's build calls a target is theirs
            yield break;
        }
        if (leg.Target.Length == 0 && kind == BuildKind.Tauri)
        {
            yield return Found("target", "no target, and the names of Tauri's bundles come of it");
        }
        else if (leg.Target.Length > 0 && !Triple().IsMatch(leg.Target))
        {
            yield return Found("target", $"{leg.Target} is no target of Rust, such as x86_64-unknown-linux-gnu");
            yield break;
        }
        if (leg.Bundles.Count > 0 && kind == BuildKind.Rust)
        {
            yield return Found("bundles", $"{string.Join(", ", leg.Bundles)}: of kind rust nothing is bundled");
            yield break;
        }
        foreach (var bundle in leg.Bundles.Where(bundle => Systems[bundle] != leg.System))
        {
            yield return Found("bundles", $"{bundle} is made for {Systems[bundle]}, and the target is {leg.Target}");
        }
        if (RunnerSystems.FamilyOf(leg.Runner) is { } machine && machine != leg.System)
        {
            yield return Found(
                "runner",
                $"{leg.Runner} runs {machine}, and {leg.Target} is built for {leg.System}",
                // cargo compiles for another system where linker and libraries are there; Tauri bundles only nsis so
                kind == BuildKind.Rust
                || leg.Bundles is ["nsis"]
                    ? Severity.Warning
                    : Severity.Error
            );
        }

        Finding Found(string member, string problem, Severity? severity = null) =>
            checkout.Found(DescriptionRules.Legs, $"legs.[{index}].{member}", $"{leg.Id}: {problem}", severity);
    }

    [GeneratedRegex(@"\A[a-z0-9_.]+(-[a-z0-9_.]+){1,3}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Triple();
}
