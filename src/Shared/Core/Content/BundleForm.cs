using System.Text.Json;
using System.Text.RegularExpressions;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Content;

/// <summary>Reads <c>bundles</c> of <c>ms-release.json</c>.</summary>
internal static partial class BundleForm
{
    private const string Member = "bundles";

    /// <summary>Every platform that some bundle names, in their order.</summary>
    public static IReadOnlyList<Platform> Platforms(JsonForm form) =>
        form.Is(JsonTokenType.StartArray, Member)
            ?
            [
                .. Enumerable
                    .Range(0, form.Elements(Member) ?? 0)
                    .SelectMany(index => Known($"{Member}.[{index}].platforms", form))
                    .Distinct(),
            ]
            : [];

    public static IReadOnlyList<Bundle>? Read(JsonForm form) => ReleaseSpecForm.Each(form, Member, Bundle);

    private static Bundle? Bundle(JsonForm form, string at)
    {
        form.Require($"{at}.id", $"{at}.filename", $"{at}.platforms", $"{at}.files");
        var id = ReleaseSpecForm.Matching(form, $"{at}.id", Id(), "a name such as bundle-{os}-{arch}");
        var name = ReleaseSpecForm.Matching(form, $"{at}.filename", Zip(), "the name of a .zip");
        var texts = ReleaseSpecForm.Filled(form, $"{at}.platforms") ?? [];
        var platforms = Known($"{at}.platforms", form).ToList();
        foreach (var (index, text) in texts.Index().Where(text => !Platform.All.Any(known => known.Text == text.Item)))
        {
            form.Problem(
                $"{at}.platforms.[{index}]",
                $"must be one of {string.Join(", ", Platform.All)}, not '{text}'"
            );
        }
        var files = ReleaseSpecForm.Each(form, $"{at}.files", File);
        var required = form.Texts($"{at}.required") ?? [];
        if (platforms.Count > 1)
        {
            foreach (var (member, text) in new[] { ("id", id), ("filename", name) })
            {
                if (
                    text is not null
                    && platforms.Select(platform => platform.Fill(text)).Distinct().Count() < platforms.Count
                )
                {
                    form.Problem(
                        $"{at}.{member}",
                        $"must differ between platforms, with {{os}} and {{arch}}: '{text}'"
                    );
                }
            }
        }
        return id is null || name is null || platforms.Count == 0 || files is null
            ? null
            : new Bundle(id, name, platforms, files, required);
    }

    private static BundleFile? File(JsonForm form, string at)
    {
        form.Require($"{at}.producer", $"{at}.file");
        var (producer, file) = (form.Text($"{at}.producer"), form.Text($"{at}.file"));
        var (path, folder) = (form.Text($"{at}.path"), form.Text($"{at}.unpack", mayBeEmpty: true));
        var mode = form.Text($"{at}.mode");
        if (path is null == folder is null)
        {
            form.Problem(at, "must have either `path`, or `unpack` for an archive");
            return null;
        }
        var place = path ?? folder!;
        if (!(place.Length == 0 && folder is not null) && !IsPathForm(place))
        {
            form.Problem(path is null ? $"{at}.unpack" : $"{at}.path", $"must be a plain relative path, not '{place}'");
            return null;
        }
        if (mode is not (null or "755" or "644"))
        {
            form.Problem($"{at}.mode", $"must be 755 for what is started, else 644, not '{mode}'");
        }
        else if (mode == "755" && folder is not null)
        {
            form.Problem($"{at}.mode", "must be that of one file with a `path`: what is unpacked has 644");
        }
        return producer is null || file is null
            ? null
            : new BundleFile(producer, file, place) { IsProgram = mode == "755", IsArchive = folder is not null };
    }

    // what braces stand for is judged where it is known: FilledBundle
    private static bool IsPathForm(string form) => ContentNames.IsPath(form.Replace('{', '_').Replace('}', '_'));

    private static IEnumerable<Platform> Known(string path, JsonForm form) =>
        form.Is(JsonTokenType.StartArray, path)
            ? (form.Texts(path) ?? [])
                .Select(text => Platform.All.FirstOrDefault(known => known.Text == text))
                .OfType<Platform>()
            : [];

    [GeneratedRegex(@"\A[a-z0-9{][a-z0-9._{}-]{0,99}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[A-Za-z0-9{][A-Za-z0-9._{}-]*\.zip\z")]
    private static partial Regex Zip();
}
