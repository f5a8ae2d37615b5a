using System.Text.RegularExpressions;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Content;

/// <summary>
/// Reads <c>assets</c> and <c>install_sets</c> of <c>ms-release.json</c>: what a first spec says, each taken from
/// producers and bundles where it is left out.
/// </summary>
internal static partial class AssetsForm
{
    /// <summary>Every bundle, and every producer's file that is released as it is.</summary>
    /// <returns>Null where something is wrong.</returns>
    public static IReadOnlyList<SpecAsset>? Assets(JsonForm form, ContentDescription content)
    {
        var named = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var files = content.Producers.SelectMany(producer => producer.Files).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < (form.Elements("assets") ?? 0); index++)
        {
            var at = $"assets.[{index}]";
            if (!form.Object(at))
            {
                continue;
            }
            form.Require($"{at}.id", $"{at}.filename");
            var id = ReleaseSpecForm.Id(form, $"{at}.id");
            if (form.Text($"{at}.filename") is not { } file || id is null)
            {
                continue;
            }
            if (!files.Contains(file) || AssetKinds.OfFile(file) is null || !named.TryAdd(file, id))
            {
                form.Problem($"{at}.filename", $"must be a producer's .hex or .bwextension, each once, not '{file}'");
            }
        }
        List<SpecAsset> assets =
        [
            .. content.Bundles.SelectMany(bundle =>
                bundle.Platforms.Select(platform => new SpecAsset(
                    platform.Fill(bundle.Id),
                    AssetKind.Bundle,
                    platform.Fill(bundle.FileName),
                    platform
                ))
            ),
            .. content
                .Producers.SelectMany(producer => producer.Files)
                .Where(file => AssetKinds.OfFile(file) is not null)
                // those that are listed in their order, before the others
                .OrderBy(file => named.IndexOf(file) is >= 0 and var index ? index : named.Count)
                .Select(file => new SpecAsset(
                    named.GetValueOrDefault(file) ?? Derived(file),
                    AssetKinds.OfFile(file)!.Value,
                    file,
                    null
                )),
        ];
        foreach (var twice in assets.GroupBy(asset => asset.Id, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            form.Problem(
                "assets",
                $"must tell {string.Join(" and ", twice.Select(asset => asset.FileName))} apart, both {twice.Key}"
            );
        }
        foreach (var unnamed in assets.Where(asset => !ContentNames.Id().IsMatch(asset.Id) && asset.Platform is null))
        {
            form.Problem("assets", $"must give {unnamed.FileName} an id: its name makes none that a spec takes");
        }
        foreach (
            var twice in assets
                .GroupBy(asset => asset.FileName, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() > 1)
        )
        {
            form.Problem("bundles", $"must not have two files of one name: {twice.Key}");
        }
        return assets;
    }

    /// <summary>What belongs together; a set with an id that is a form is one set for each platform.</summary>
    public static IReadOnlyList<InstallSet>? InstallSets(
        JsonForm form,
        ContentDescription content,
        IReadOnlyList<SpecAsset> assets
    )
    {
        const string member = "install_sets";
        if (!form.Has(member))
        {
            return content.Platforms.Count == 0
                ? [new InstallSet(ContentManifest.DefaultSet, null, [.. assets.Select(asset => asset.Id)])]
                :
                [
                    .. content.Platforms.Select(platform => new InstallSet(
                        ContentManifest.DefaultSet,
                        platform,
                        [
                            .. assets
                                .Where(asset => asset.Platform is null || asset.Platform == platform)
                                .Select(asset => asset.Id),
                        ]
                    )),
                ];
        }
        var sets = ReleaseSpecForm.Each(form, member, (there, at) => Sets(there, at, content));
        if (sets is null)
        {
            return null;
        }
        if (sets.All(set => set.Id != ContentManifest.DefaultSet))
        {
            form.Problem(member, $"must hold a set {ContentManifest.DefaultSet}: every client installs it");
        }
        List<InstallSet> all = [];
        foreach (var (index, set) in sets.Index())
        {
            foreach (var filled in Filled(set, content))
            {
                foreach (var problem in Problems(filled, all, assets))
                {
                    form.Problem($"{member}.[{index}]", problem);
                }
                all.Add(filled);
            }
        }
        return all;
    }

    // what a spec that is written of it is refused for
    private static IEnumerable<string> Problems(
        InstallSet set,
        IEnumerable<InstallSet> before,
        IReadOnlyList<SpecAsset> assets
    )
    {
        var place = set.Platform is null ? "" : $" on {set.Platform}";
        if (before.Any(other => other.Id == set.Id && other.Platform == set.Platform))
        {
            yield return $"is there twice{place}: {set.Id}";
        }
        foreach (var id in set.Assets)
        {
            var asset = assets.FirstOrDefault(known => known.Id == id);
            if (asset is null)
            {
                yield return $"names the asset '{id}'{place}, and nobody makes it";
            }
            else if (asset.Platform is { } platform && platform != set.Platform)
            {
                yield return $"names the bundle of {platform}{place}: with {{os}} and {{arch}} it is one set for each "
                    + "platform";
            }
        }
        foreach (var twice in set.Assets.GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return $"names '{twice.Key}' twice{place}";
        }
    }

    private static InstallSet? Sets(JsonForm form, string at, ContentDescription content)
    {
        form.Require($"{at}.id", $"{at}.assets");
        var id = ReleaseSpecForm.Id(form, $"{at}.id");
        var assets = ReleaseSpecForm.Filled(form, $"{at}.assets");
        if (assets?.Any(Platform.IsForm) == true && content.Platforms.Count == 0)
        {
            form.Problem($"{at}.assets", "must name forms only where there are bundles");
            return null;
        }
        return id is null || assets is null ? null : new InstallSet(id, null, assets);
    }

    private static IEnumerable<InstallSet> Filled(InstallSet set, ContentDescription content) =>
        set.Assets.Any(Platform.IsForm)
            ? content.Platforms.Select(platform =>
                set with
                {
                    Platform = platform,
                    Assets = [.. set.Assets.Select(platform.Fill)],
                }
            )
            : [set];

    private static string Derived(string file) =>
        Other().Replace(Path.GetFileNameWithoutExtension(file).ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9._-]+")]
    private static partial Regex Other();
}
