using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Content;

/// <summary>What must hold between producers and bundles, each of which is sound.</summary>
internal static class ContentDescriptionRules
{
    public static void Check(JsonForm form, IReadOnlyList<Producer> producers, IReadOnlyList<Bundle> bundles)
    {
        Once(form, "producers", producers, producer => producer.Id, "id");
        Once(form, "producers", producers, producer => $"{Place(producer)}: {producer.TagForm}", "tag");
        Once(form, "producers", producers, producer => $"{Place(producer)}: {producer.Workflow}", "workflow");
        Once(form, "bundles", bundles, bundle => bundle.Id, "id");
        Once(form, "bundles", bundles, bundle => bundle.FileName, "filename");
        var repositories = producers.Select(producer => producer.RepositoryId).ToHashSet(StringComparer.Ordinal);
        foreach (var (index, producer) in producers.Index())
        {
            foreach (var id in producer.AlsoFrom.Where(id => id == producer.RepositoryId || !repositories.Contains(id)))
            {
                form.Problem(
                    $"producers.[{index}].tag",
                    $"names {{{id}}}, and that is the `repo` of no other producer: {string.Join(", ", repositories)}"
                );
            }
            if (producer.AlsoFrom.Contains("source") || producer.AlsoFrom.Distinct().Count() < producer.AlsoFrom.Count)
            {
                form.Problem($"producers.[{index}].tag", "must name each {REPO} once, and none that is called source");
            }
            foreach (var seal in producer.Files.Where(AssetName.IsOfSeal))
            {
                form.Problem($"producers.[{index}].files", $"has {seal}, which is the seal's own");
            }
            Once(form, $"producers.[{index}].pins", producer.Pins, pin => pin.Id, "id");
            foreach (var (place, pin) in producer.Pins.Index())
            {
                if (!producer.Repositories.Contains(pin.In, StringComparer.Ordinal))
                {
                    form.Problem(
                        $"producers.[{index}].pins.[{place}].in",
                        $"must be one of {string.Join(", ", producer.Repositories)}, which is built, not '{pin.In}'"
                    );
                }
            }
            foreach (var file in producer.Files.Where(file => AssetKinds.OfFile(file) is null && !IsBundled(file)))
            {
                form.Problem(
                    $"producers.[{index}].files",
                    $"has {file}, which is no .hex or .bwextension and goes into no bundle: nobody would get it"
                );
            }

            bool IsBundled(string file) =>
                bundles.Any(bundle =>
                    bundle.Platforms.Any(platform =>
                        bundle.Files.Any(part => part.Producer == producer.Id && platform.Fill(part.File) == file)
                    )
                );
        }
        foreach (
            var twice in producers
                .SelectMany(producer => producer.Files.Select(file => (producer.Id, File: file)))
                .GroupBy(file => file.File, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() > 1)
        )
        {
            form.Problem(
                "producers",
                $"must not have two files of one name: {string.Join(" and ", twice.Select(file => file.Id))} both make "
                    + twice.Key
            );
        }
        foreach (var (index, bundle) in bundles.Index())
        {
            Check(form, $"bundles.[{index}]", bundle, producers);
        }
    }

    // two ids may be one repository
    private static string Place(Producer producer) => producer.Repository?.ToString() ?? producer.RepositoryId;

    private static void Check(JsonForm form, string at, Bundle bundle, IReadOnlyList<Producer> producers)
    {
        foreach (var (index, file) in bundle.Files.Index())
        {
            var producer = producers.FirstOrDefault(known => known.Id == file.Producer);
            if (producer is null)
            {
                form.Problem($"{at}.files.[{index}].producer", $"must be the id of a producer, not '{file.Producer}'");
                continue;
            }
            foreach (
                var name in bundle
                    .Platforms.Select(platform => platform.Fill(file.File))
                    .Distinct(StringComparer.Ordinal)
                    .Except(producer.Files, StringComparer.Ordinal)
            )
            {
                form.Problem($"{at}.files.[{index}].file", $"is {name}, which {producer.Id} does not make");
            }
        }
        foreach (var platform in bundle.Platforms)
        {
            foreach (var problem in FilledBundle.Problems(bundle, platform))
            {
                form.Problem(at, problem);
            }
        }
        foreach (
            var text in (string[])
                [bundle.Id, bundle.FileName, .. bundle.Files.Select(file => file.Path), .. bundle.Required]
        )
        {
            if (Platform.IsForm(bundle.Platforms[0].Fill(text)))
            {
                form.Problem(at, $"has '{text}': only {{os}}, {{arch}} and {{exe}} stand for something");
            }
        }
    }

    private static void Once<T>(JsonForm form, string list, IReadOnlyList<T> all, Func<T, string> key, string member)
    {
        foreach (
            var twice in all.Index()
                .GroupBy(pair => key(pair.Item), StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() > 1)
        )
        {
            form.Problem($"{list}.[{twice.Last().Index}].{member}", $"is there twice: {twice.Key}");
        }
    }
}
