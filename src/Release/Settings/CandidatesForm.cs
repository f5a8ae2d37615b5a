using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>Reads <c>candidates</c> of <c>ms-release.json</c>: what is built here and released elsewhere.</summary>
internal static class CandidatesForm
{
    /// <summary>The member's name.</summary>
    public const string Member = "candidates";

    // said where it is released
    private static readonly string[] OfRelease = ["repository", "pinned", "public_key"];

    public static IReadOnlyList<BuiltCandidate> Read(JsonForm form)
    {
        if (!form.Has(Member))
        {
            return [];
        }
        var all = ReleaseSpecForm.Each(form, Member, Candidate) ?? [];
        ContentDescriptionRules.CheckProducers(form, Member, [.. all.Select(candidate => candidate.Producer)]);
        ContentDescriptionRules.Once(form, Member, all, candidate => candidate.Action, "action");
        foreach (var (index, candidate) in all.Index())
        {
            if (candidate.Producer.RepositoryId != all[0].Producer.RepositoryId)
            {
                form.Problem(
                    $"{Member}.[{index}].repo",
                    $"must be {all[0].Producer.RepositoryId}, as of the first: it is one repository, not "
                        + $"'{candidate.Producer.RepositoryId}'"
                );
            }
            foreach (var problem in Folders(candidate))
            {
                form.Problem($"{Member}.[{index}]", problem);
            }
        }
        return all;
    }

    private static BuiltCandidate? Candidate(JsonForm form, string at)
    {
        foreach (var member in OfRelease)
        {
            form.Refuse($"{at}.{member}", "is said by the repository that releases it");
        }
        form.Require($"{at}.legs");
        var legs = BuildForm.Legs(form, $"{at}.legs");
        var platforms = BuiltCandidate.Platforms(legs).Select(known => known.Platform).ToList();
        var producer = ContentDescriptionForm.Producer(form, at, platforms, "no leg is called as a platform");
        var action = BuildForm.Action(form, $"{at}.action") ?? BuildSettings.DefaultAction;
        var repositories = new Dictionary<string, RepositoryName>(StringComparer.Ordinal);
        if (producer is null || legs.Count == 0)
        {
            return null;
        }
        form.Object($"{at}.repositories");
        foreach (var id in producer.AlsoFrom)
        {
            form.Require($"{at}.repositories.{id}");
            if (form.Value<RepositoryName>($"{at}.repositories.{id}") is { } repository)
            {
                repositories[id] = repository;
            }
        }
        var pins = producer.Pins.Index().Select(pin => pin.Item with { IsBeside = IsBeside(pin.Index) });
        var candidate = new BuiltCandidate(producer with { Pins = [.. pins] }, legs)
        {
            Action = action,
            Repositories = repositories,
        };
        foreach (var (_, file) in candidate.Places.Where(place => place.Leg is null))
        {
            form.Problem($"{at}.files", $"does not say which leg leaves {file}: one leg may be none of a platform");
        }
        foreach (var leg in legs.Where(leg => candidate.Places.All(place => place.Leg != leg)))
        {
            form.Problem($"{at}.legs", $"has {leg.Id}, which leaves none of the files");
        }
        return candidate;

        bool IsBeside(int pin) => form.Flag($"{at}.pins.[{pin}].beside") == true;
    }

    // while it is built, each repository lies in a folder of its id, beside the one that the build leaves its files in
    private static IEnumerable<string> Folders(BuiltCandidate candidate)
    {
        string[] all =
        [
            .. candidate.HasNeighbours ? [candidate.Folder] : (string[])[],
            .. candidate.Producer.AlsoFrom,
            .. candidate.Beside.Select(pin => pin.Id),
        ];
        return all.Append(BuiltCandidate.Output)
            .GroupBy(name => name, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => $"needs the folder {same.Key} twice while it is built: give one of them another id");
    }
}
