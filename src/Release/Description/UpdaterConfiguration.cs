using MsReleaseActions.Core.Versions;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.ReleaseTrain.Description;

/// <summary>What the configurations of an app say of its updater, on each system that a leg builds for.</summary>
internal static class UpdaterConfiguration
{
    private static readonly string[] Systems = ["Windows", "macOS", "Linux"];

    private const string Artifacts = "bundle.createUpdaterArtifacts";
    private const string Key = "plugins.updater.pubkey";
    private const string Languages = "bundle.windows.wix.language";

    /// <summary>With <c>app.updater</c>.</summary>
    public static IEnumerable<Finding> Of(DescribedCheckout checkout)
    {
        if (Read(checkout) is not { Count: > 0 } files)
        {
            return [];
        }
        var findings = new List<string>();
        if (files.Any(file => IsYes(file.Values.GetValueOrDefault("tauri.updater.active"))))
        {
            findings.Add($"{files[0].Path} is of Tauri 1, whose updater takes other archives than these lanes collect");
        }
        else if (Values(files, "", Artifacts).Contains("v1Compatible", StringComparer.Ordinal))
        {
            findings.Add($"{Artifacts} is v1Compatible, which makes other archives than these lanes collect: say true");
        }
        else
        {
            findings.AddRange(Missing(checkout, files, Key));
            findings.AddRange(Missing(checkout, files, Artifacts));
        }
        var legs = checkout.Settings.Build.Legs;
        if (legs.Any(leg => leg.Bundles.Contains("msi")) && LanguagesOf(files) is > 1 and var count)
        {
            findings.Add($"{Languages} names {count}, each an MSI of its own, and an updater takes one");
        }
        return findings.Select(problem =>
            checkout.Found(DescriptionRules.UpdaterConfiguration, "app.updater", problem)
        );
    }

    /// <summary>Without <c>app.updater</c>.</summary>
    public static IEnumerable<Finding> Unused(DescribedCheckout checkout) =>
        Read(checkout) is { Count: > 0 } files && Values(files, "", Artifacts).Any(IsYes)
            ?
            [
                checkout.Found(
                    DescriptionRules.UpdaterConfiguration,
                    "app.updater",
                    $"{files[0].Path} has {Artifacts}, and `app.updater` is false: what an updater downloads is "
                        + "made, and nobody collects it"
                ),
            ]
            : [];

    // one that cannot be read may say anything: whoever builds is told what is wrong with it
    private static List<(string Path, IReadOnlyDictionary<string, string> Values)>? Read(DescribedCheckout checkout)
    {
        var files = new List<(string, IReadOnlyDictionary<string, string>)>();
        foreach (var path in TauriFiles.In(checkout))
        {
            if (TauriFiles.Values(path, checkout.Read(path)) is not { } values)
            {
                return null;
            }
            files.Add((path, values));
        }
        return files;
    }

    private static IEnumerable<string> Missing(
        DescribedCheckout checkout,
        List<(string Path, IReadOnlyDictionary<string, string> Values)> files,
        string member
    )
    {
        var systems = checkout.Settings.Build.Legs.Select(leg => leg.System).Distinct(StringComparer.Ordinal).ToList();
        var without = systems.Where(system => !Values(files, system, member).Any(IsYes)).ToList();
        return without.Count == 0 && systems.Count > 0 ? []
            : without.Count < systems.Count ? [$"{files[0].Path} has no {member} for {string.Join(", ", without)}"]
            : systems.Count > 0 || !Values(files, "", member).Any(IsYes) ? [$"{files[0].Path} has no {member}"]
            : [];
    }

    /// <param name="system">What is laid over others on another system does not count; empty: all counts.</param>
    private static IEnumerable<string> Values(
        List<(string Path, IReadOnlyDictionary<string, string> Values)> files,
        string system,
        string member
    ) =>
        files
            .Where(file => system.Length == 0 || SystemOf(file.Path) is not { } only || only == system)
            .Select(file => file.Values.GetValueOrDefault(member.ToLowerInvariant()))
            .OfType<string>();

    private static string? SystemOf(string path) =>
        Systems.FirstOrDefault(system =>
            TauriDocument
                .NamesOn(system.ToLowerInvariant())
                .Contains(RepositoryPath.NameOf(path), StringComparer.Ordinal)
        );

    // a list, or a table by language
    private static int LanguagesOf(List<(string Path, IReadOnlyDictionary<string, string> Values)> files)
    {
        var prefix = Languages.ToLowerInvariant() + ".";
        return files.Max(file =>
            file.Values.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(key => key[prefix.Length..].Split('.')[0])
                .Distinct(StringComparer.Ordinal)
                .Count()
        );
    }

    private static bool IsYes(string? value) => value is not (null or "false" or "");
}
