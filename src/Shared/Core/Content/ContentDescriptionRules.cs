using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Content;

/// <summary>What must hold between producers and bundles, each of which is sound.</summary>
internal static class ContentDescriptionRules
{
    private const string Producers = "producers";

    public static void Check(JsonForm form, IReadOnlyList<Producer> producers, IReadOnlyList<Bundle> bundles)
    {
        CheckProducers(form, Producers, producers);
        Once(form, "bundles", bundles, bundle => bundle.Id, "id");
        Once(form, "bundles", bundles, bundle => bundle.FileName, "filename");
        var repositories = producers.Select(producer => producer.RepositoryId).ToHashSet(StringComparer.Ordinal);
        foreach (var (index, producer) in producers.Index())
        {
            foreach (var id in producer.AlsoFrom.Where(id => !repositories.Contains(id)))
            {
                form.Problem(
                    $"{Producers}.[{index}].tag",
                    $"names {{{id}}}, and that is the `repo` of no other producer: {string.Join(", ", repositories)}"
                );
            }
            foreach (var file in producer.Files.Where(file => AssetKinds.OfFile(file) is null && !IsBundled(file)))
            {
                form.Problem(
                    $"{Producers}.[{index}].files",
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
        foreach (var (index, bundle) in bundles.Index())
        {
            Check(form, $"bundles.[{index}]", bundle, producers);
        }
    }

    /// <summary>What must hold between producers, whoever describes them.</summary>
    /// <param name="member">The list that they stand in.</param>
    public static void CheckProducers(JsonForm form, string member, IReadOnlyList<Producer> producers)
    {
        Once(form, member, producers, producer => producer.Id, "id");
        Once(form, member, producers, producer => $"{Place(producer)}: {producer.TagForm}", "tag");
        Once(form, member, producers, producer => $"{Place(producer)}: {producer.Workflow}", "workflow");
        foreach (var (index, producer) in producers.Index())
        {
            var at = $"{member}.[{index}]";
            if (producer.AlsoFrom.Contains(producer.RepositoryId, StringComparer.Ordinal))
            {
                form.Problem(
                    $"{at}.tag",
                    $"names {{{producer.RepositoryId}}}, and that is the `repo` of no other producer"
                );
            }
            if (producer.AlsoFrom.Contains("source") || producer.AlsoFrom.Distinct().Count() < producer.AlsoFrom.Count)
            {
                form.Problem($"{at}.tag", "must name each {REPO} once, and none that is called source");
            }
            foreach (var seal in producer.Files.Where(AssetName.IsOfSeal))
            {
                form.Problem($"{at}.files", $"has {seal}, which is the seal's own");
            }
            Once(form, $"{at}.pins", producer.Pins, pin => pin.Id, "id");
            foreach (var (place, pin) in producer.Pins.Index())
            {
                if (!producer.Repositories.Contains(pin.In, StringComparer.Ordinal))
                {
                    form.Problem(
                        $"{at}.pins.[{place}].in",
                        $"must be one of {string.Join(", ", producer.Repositories)}, which is built, not '{pin.In}'"
                    );
                }
            }
        }
        foreach (
            var twice in producers
                .SelectMany(producer => producer.Files.Select(file => (producer.Id, File: file)))
                .GroupBy(file => file.File, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() > 1)
        )
        {
            form.Problem(
                member,
                $"must not have two files of one name: {string.Join(" and ", twice.Select(file => file.Id))} both make "
                    + twice.Key
            );
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

    /// <summary>Notes what is there twice, upper and lower case being the same.</summary>
    public static void Once<T>(JsonForm form, string list, IReadOnlyList<T> all, Func<T, string> key, string member)
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
