using System.Text.RegularExpressions;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Versions;
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
        foreach (var (first, again, file) in Twice(build, AssetPatterns.Unsigned))
        {
            yield return checkout.Found(
                DescriptionRules.Legs,
                $"legs.[{again.Index}]",
                $"{first} and {again.Id} both make {file}"
            );
        }
        // of Windows each installer has a name of its own
        var offered = Twice(
            build,
            leg => leg.Updater && leg.Legs[0].IsMac ? AssetPatterns.Updater(leg).Select(update => update.Platform) : []
        );
        foreach (var (first, again, platform) in offered)
        {
            yield return checkout.Found(
                DescriptionRules.Legs,
                $"legs.[{again.Index}].bundles",
                $"{first} and {again.Id} both update {platform}: what {again.Id} makes is offered to nobody"
            );
        }
    }

    // what one leg leaves and an earlier one does, too
    private static IEnumerable<(string First, (int Index, string Id) Again, string Left)> Twice(
        BuildSettings build,
        Func<BuildSettings, IEnumerable<string>> left
    ) =>
        build
            .Legs.Index()
            .SelectMany(leg =>
                left(build with { Legs = [leg.Item] }).Select(text => (Leg: (leg.Index, leg.Item.Id), Left: text))
            )
            .GroupBy(one => one.Left, one => one.Leg, StringComparer.Ordinal)
            .SelectMany(same => same.Skip(1).Select(again => (same.First().Id, again, same.Key)));

    /// <summary>What no beta can be built as.</summary>
    public static IEnumerable<Finding> OfMsi(DescribedCheckout checkout)
    {
        var build = checkout.Settings.Build;
        var files = TauriFiles
            .In(checkout)
            .Append($"{checkout.AppFolder}package.json")
            .Append("package.json")
            .Distinct(StringComparer.Ordinal)
            .Where(checkout.Tree.Has)
            .ToDictionary(path => path, path => checkout.Read(path) ?? [], StringComparer.Ordinal);
        return MsiVersion.IsProjected(files)
            ? []
            : MsiVersion
                .Of(build)
                .Select(leg =>
                    checkout.Found(
                        DescriptionRules.MsiVersion,
                        $"legs.[{build.Legs.ToList().IndexOf(leg)}].bundles",
                        $"{leg.Id} bundles msi, and nothing gives a beta's MSI a version of numbers"
                    )
                );
    }

    private static IEnumerable<Finding> Contradictions(DescribedCheckout checkout, BuildLeg leg, int index)
    {
        var kind = checkout.Settings.Build.Kind;
        if (kind is not (BuildKind.Tauri or BuildKind.Rust))
        {
            // what the owner's build calls a target is theirs
            yield break;
        }
        if (kind == BuildKind.Tauri && AssetPatterns.Unsigned(checkout.Settings.Build with { Legs = [leg] }).Count == 0)
        {
            yield return Found(
                "bundles",
                leg.Bundles.Count == 0
                    ? "nothing is bundled: the leg leaves no file"
                    : $"{string.Join(", ", leg.Bundles)} is for an updater, and there is none: the leg leaves no file"
            );
        }
        else if (kind == BuildKind.Tauri && !checkout.Settings.Build.Updater && leg.Bundles.Contains("app"))
        {
            yield return Found("bundles", "app is for an updater, and there is none: it is left out", Severity.Warning);
        }
        if (leg.Target.Length == 0 && kind == BuildKind.Tauri)
        {
            yield return Found("target", "no target, and the names of Tauri's bundles come of it");
        }
        else if (kind == BuildKind.Rust && leg.Target is ("" or "universal-apple-darwin"))
        {
            yield return Found(
                "target",
                $"cargo builds for no target '{leg.Target}': name one such as aarch64-apple-darwin"
            );
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
        // Linux's linker and libraries are those of the machine; the others build for both processors
        if (leg.System == "Linux" && RunnerSystems.FamilyOf(leg.Runner) == "Linux" && leg.Target.Length > 0)
        {
            var cpu = leg.Runner.EndsWith("-arm", StringComparison.Ordinal) ? "aarch64" : "x86_64";
            if (
                leg.Runner.StartsWith("ubuntu-", StringComparison.Ordinal)
                && leg.Cpu is "x86_64" or "aarch64"
                && leg.Cpu != cpu
            )
            {
                yield return Found(
                    "runner",
                    $"{leg.Runner} is a machine of {cpu}, and {leg.Target} is built for {leg.Cpu}",
                    kind == BuildKind.Rust ? Severity.Warning : Severity.Error
                );
            }
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
