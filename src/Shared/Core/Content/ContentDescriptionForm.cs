using System.Text.Json;
using System.Text.RegularExpressions;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Content;

/// <summary>
/// Reads <c>producers</c>, <c>bundles</c>, <c>assets</c> and <c>install_sets</c> of <c>ms-release.json</c>, and notes
/// there every rule that they break.
/// </summary>
internal static partial class ContentDescriptionForm
{
    private const string Producers = "producers";

    /// <returns>
    /// <see cref="ContentDescription.MidiStudio"/> where no producer says its <c>files</c>; null where something is
    /// wrong.
    /// </returns>
    public static ContentDescription? Read(JsonForm form)
    {
        var count = form.Is(JsonTokenType.StartArray, Producers) ? form.Elements(Producers) ?? 0 : 0;
        if (!Enumerable.Range(0, count).Any(index => form.Has($"{Producers}.[{index}].files")))
        {
            RefuseUnused(form);
            return ContentDescription.MidiStudio;
        }
        var platforms = BundleForm.Platforms(form);
        var producers = ReleaseSpecForm.Each(form, Producers, (there, at) => Released(there, at, platforms));
        var bundles = form.Has("bundles") ? BundleForm.Read(form) : [];
        if (producers is null || bundles is null)
        {
            _ = form.PassOver("assets");
            _ = form.PassOver("install_sets");
            return null;
        }
        ContentDescriptionRules.Check(form, producers, bundles);
        var bare = new ContentDescription(producers, bundles, [], []);
        var assets = AssetsForm.Assets(form, bare);
        var sets = assets is null ? null : AssetsForm.InstallSets(form, bare, assets);
        return assets is null || sets is null ? null : bare with { Assets = assets, InstallSets = sets };
    }

    /// <summary>Notes members that say nothing where no producer says its files.</summary>
    public static void RefuseUnused(JsonForm form)
    {
        foreach (var member in (string[])["bundles", "assets", "install_sets"])
        {
            form.Refuse(member, "is of producers that say their files, and here none does");
        }
    }

    private static Producer? Released(JsonForm form, string at, IReadOnlyList<Platform> platforms)
    {
        var producer = Producer(form, at, platforms, "`bundles` names none");
        var (repository, pinned) = (form.Value<RepositoryName>($"{at}.repository"), form.Flag($"{at}.pinned"));
        return producer is null ? null : producer with { Repository = repository, IsPinned = pinned ?? false };
    }

    /// <summary>A producer; null where something is wrong.</summary>
    /// <param name="platforms">What a form of a file's name stands for.</param>
    /// <param name="none">Where there are none: why.</param>
    public static Producer? Producer(JsonForm form, string at, IReadOnlyList<Platform> platforms, string none)
    {
        form.Require($"{at}.id", $"{at}.files");
        var id = Named(form, $"{at}.id");
        var spec = Named(form, $"{at}.repo");
        var workflow = ReleaseSpecForm.Matching(form, $"{at}.workflow", Workflow(), "the name of a workflow file");
        var forms = ReleaseSpecForm.Filled(form, $"{at}.files");
        foreach (var (index, file) in (forms ?? []).Index())
        {
            if (!AssetName.IsKept(new Platform("linux", "x86_64").Fill(file)) || file.Contains('/'))
            {
                form.Problem($"{at}.files.[{index}]", $"must be the name of an asset as GitHub keeps it, not '{file}'");
            }
            if (Platform.IsForm(file) && platforms.Count == 0)
            {
                form.Problem($"{at}.files.[{index}]", $"is a form for platforms, and {none}");
            }
        }
        var pins = form.Has($"{at}.pins") ? ReleaseSpecForm.Each(form, $"{at}.pins", Pin) : [];
        var tag = form.Text($"{at}.tag") ?? "rc-{sha}";
        var match = Tag().Match(tag);
        if (!match.Success)
        {
            form.Problem(
                $"{at}.tag",
                $"must be such as rc-{{sha}}, rc-NAME-{{sha}} or rc-{{core}}-{{sha}}, not '{tag}'"
            );
        }
        return id is null || forms is null || !match.Success || pins is null
            ? null
            : new Producer(
                id,
                spec ?? id,
                workflow ?? "candidate.yml",
                [.. forms.SelectMany(file => Filled(file, platforms))]
            )
            {
                Forms = forms,
                TagPrefix = match.Groups["prefix"].Value,
                AlsoFrom = [.. match.Groups["also"].Captures.Select(also => also.Value)],
                Pins = pins,
            };
    }

    private static string? Named(JsonForm form, string path) =>
        ReleaseSpecForm.Matching(form, path, Id(), "a name of lower-case letters, digits and -");

    private static ProducerPin? Pin(JsonForm form, string at)
    {
        form.Require($"{at}.id", $"{at}.repository", $"{at}.in", $"{at}.file");
        var id = Named(form, $"{at}.id");
        var repository = form.Value<RepositoryName>($"{at}.repository");
        var file = ReleaseSpecForm.Matching(form, $"{at}.file", RelativeFile(), "a plain relative path");
        var place = form.Text($"{at}.in");
        return id is not null && repository is not null && file is not null && place is not null
            ? new ProducerPin(id, repository, place, file)
            : null;
    }

    private static IEnumerable<string> Filled(string form, IReadOnlyList<Platform> platforms) =>
        Platform.IsForm(form) ? platforms.Select(platform => platform.Fill(form)) : [form];

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,99}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A(?!.*(?:^|/)\.{1,2}(?:/|\z))[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*\z")]
    private static partial Regex RelativeFile();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._-]*\.ya?ml\z")]
    private static partial Regex Workflow();

    [GeneratedRegex(
        @"\A(?<prefix>rc-([a-z0-9]+-)*)(\{(?<also>[a-z][a-z0-9-]*)\}-)*\{sha\}\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Tag();
}
