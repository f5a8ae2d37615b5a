using System.Text.RegularExpressions;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>The members that schema 2 of <c>ms-release.json</c> has and schema 1 has not.</summary>
internal static partial class DescriptionForm
{
    private static readonly string[] Systems = ["macos", "windows"];
    private static readonly string[] BundleNames = ["msi", "nsis", "deb", "rpm", "appimage", "dmg", "app"];
    private static readonly string[] Kinds = [.. Enum.GetNames<BuildKind>().Select(name => name.ToLowerInvariant())];

    /// <summary>The <c>kind</c> of a product that is put together from what others build.</summary>
    public const string Content = "content";

    /// <summary>The settings with what the form says.</summary>
    /// <param name="kind">What it says of <c>kind</c>; null: nothing.</param>
    public static ReleaseSettings Read(JsonForm form, ReleaseSettings read, string? kind)
    {
        form.Object("app");
        form.Object("build");
        var keys = DescribedKeys.Read(form, read.Keys);
        OneLine(form, "product", read.Product);
        OneLine(form, "environment", read.Environment);
        OneLane(form, read);
        foreach (var check in read.RequiredChecks)
        {
            OneLine(form, "required_checks", check);
        }
        return read with
        {
            TagPrefix = Prefix(form) ?? read.TagPrefix,
            OwnsLatest = form.Flag("owns_latest") ?? read.OwnsLatest,
            Build = new BuildSettings
            {
                Kind = KindOf(form, kind),
                Action = Path(form, "build.action") ?? BuildSettings.DefaultAction,
                Secrets = SecretNames.OfBuild(form, "build.secrets", keys),
                Updater = form.Flag("app.updater") ?? false,
                Signing = Among(form, "app.signing", Systems),
                Folder = Path(form, "app.folder") ?? "",
                Legs = Legs(form),
            },
            Keys = keys,
        };
    }

    // it becomes a line of a workflow file
    private static void OneLine(JsonForm form, string path, string text)
    {
        if (text.Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029') || text.Trim() != text)
        {
            form.Problem(path, $"must be one line without blanks around it, not '{Shown(text)}'");
        }
    }

    // one would be written over the other
    private static void OneLane(JsonForm form, ReleaseSettings read)
    {
        string[] files = [read.CiWorkflow, read.CandidateWorkflow, read.ReleaseWorkflow];
        foreach (
            var twice in files
                .GroupBy(file => file, StringComparer.OrdinalIgnoreCase)
                .Where(same => read.Kind == ProductKind.App && same.Count() > 1)
        )
        {
            form.Problem("workflows", $"names {twice.Key} twice: each lane is a file of its own");
        }
    }

    private static string Shown(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    private static BuildKind KindOf(JsonForm form, string? text)
    {
        if (text is null)
        {
            return BuildKind.Tauri;
        }
        if (Enum.TryParse<BuildKind>(text, ignoreCase: true, out var kind) && Kinds.Contains(text))
        {
            return kind;
        }
        if (text != Content)
        {
            form.Problem("kind", $"must be {string.Join(", ", Kinds)} or content, not '{text}'");
        }
        return BuildKind.Files;
    }

    private static string? Prefix(JsonForm form)
    {
        if (form.Text("tag_prefix", mayBeEmpty: true) is not { } prefix)
        {
            return null;
        }
        if (ReleaseTag.PrefixProblem(prefix) is { } problem)
        {
            form.Problem("tag_prefix", problem);
        }
        return prefix;
    }

    private static List<BuildLeg> Legs(JsonForm form)
    {
        var legs = new List<BuildLeg>();
        var count = form.Elements("legs");
        if (count == 0)
        {
            form.Problem("legs", "must name a leg");
        }
        for (var index = 0; index < (count ?? 0); index++)
        {
            var path = $"legs.[{index}]";
            if (!form.Object(path))
            {
                continue;
            }
            form.Require($"{path}.id", $"{path}.runner");
            var id = SettingsFile.Matching(
                form,
                $"{path}.id",
                LegForm(),
                "must be letters, digits, . _ and -, such as linux-x86_64"
            );
            var runner = SettingsFile.Matching(
                form,
                $"{path}.runner",
                LegForm(),
                "must be the label of a runner, such as ubuntu-22.04"
            );
            var target = SettingsFile.Matching(
                form,
                $"{path}.target",
                LegForm(),
                "must be a target such as x86_64-apple-darwin"
            );
            legs.Add(new BuildLeg(id ?? "", runner ?? "", target ?? "", Among(form, $"{path}.bundles", BundleNames)));
        }
        foreach (var twice in legs.GroupBy(leg => leg.Id, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            form.Problem("legs", $"has two legs of the id '{twice.Key}'");
        }
        return legs;
    }

    private static IReadOnlyList<string> Among(JsonForm form, string path, string[] known)
    {
        var texts = form.Texts(path) ?? [];
        foreach (var text in texts.Where(text => !known.Contains(text, StringComparer.Ordinal)))
        {
            form.Problem(path, $"knows {string.Join(", ", known)}, not '{text}'");
        }
        return texts;
    }

    private static string? Path(JsonForm form, string path) =>
        SettingsFile.Matching(form, path, SettingsFile.RelativePath(), "must be a path within the repository, with /");

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex LegForm();
}
