using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Content;

/// <summary>What must hold between the parts of a spec, each of which is sound.</summary>
internal static class SpecRules
{
    public static void Check(JsonForm form, ReleaseSpec spec)
    {
        Unique(form, "repos", [.. spec.Repositories.Select(repository => repository.Id)], "id");
        Unique(form, "assets", [.. spec.Assets.Select(asset => asset.Id)], "id");
        Unique(form, "assets", [.. spec.Assets.Select(asset => asset.FileName)], "filename");
        Unique(
            form,
            "install_sets",
            [.. spec.InstallSets.Select(set => $"{set.Id}{(set.Platform is null ? "" : $" of {set.Platform}")}")],
            "id"
        );
        if (spec.InstallSets.All(set => set.Id != ContentManifest.DefaultSet))
        {
            form.Problem("install_sets", $"must hold a set {ContentManifest.DefaultSet}: every client installs it");
        }
        foreach (var (index, asset) in spec.Assets.Index())
        {
            FileName(form, $"assets.[{index}].filename", asset, spec.Content);
            // an old one is read as it was; nothing is made of it anew
            if (spec.Schema == ReleaseSpecFile.NewestSchema)
            {
                Origin(form, $"assets.[{index}]", asset, spec);
            }
        }
        foreach (var (index, set) in spec.InstallSets.Index())
        {
            Members(form, $"install_sets.[{index}].assets", set, spec);
        }
    }

    private static void Unique(JsonForm form, string list, IReadOnlyList<string> names, string member)
    {
        foreach (
            var twice in names
                .Index()
                .GroupBy(pair => pair.Item, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() > 1)
        )
        {
            form.Problem($"{list}.[{twice.Last().Index}].{member}", $"is there twice: {twice.Key}");
        }
    }

    private static void FileName(JsonForm form, string path, SpecAsset asset, ContentDescription content)
    {
        if (asset.Kind == AssetKind.Bundle)
        {
            if (content.BundleOf(asset) is null)
            {
                var names = content.BundlesOf(asset.Platform!).Select(bundle => asset.Platform!.Fill(bundle.FileName));
                form.Problem(path, $"must be {string.Join(" or ", names)}, not '{asset.FileName}'");
            }
        }
        else if (content.MakerOf(asset) is null)
        {
            form.Problem(
                path,
                $"must be one of {string.Join(", ", content.FilesOf(asset.Kind))}, not '{asset.FileName}'"
            );
        }
    }

    // what an asset is made of must be pinned
    private static void Origin(JsonForm form, string path, SpecAsset asset, ReleaseSpec spec)
    {
        foreach (var missing in spec.Unpinned([asset]))
        {
            form.Problem(path, $"is made from {missing}, which repos does not pin");
        }
    }

    private static void Members(JsonForm form, string path, InstallSet set, ReleaseSpec spec)
    {
        foreach (var (index, id) in set.Assets.Index())
        {
            var asset = spec.Assets.FirstOrDefault(found => found.Id == id);
            if (asset is null)
            {
                form.Problem($"{path}.[{index}]", $"must be the id of an asset, not '{id}'");
            }
            else if (asset.Platform is { } platform && platform != set.Platform)
            {
                form.Problem(
                    $"{path}.[{index}]",
                    $"is the bundle of {platform}, and the set is for {set.Platform?.Text ?? "every platform"}"
                );
            }
        }
    }
}
