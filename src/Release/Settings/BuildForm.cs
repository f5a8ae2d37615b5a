using System.Text.RegularExpressions;
using MsReleaseActions.Core.Documents;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>The members of schema 2 that say how a product is built: <c>kind</c>, <c>app</c>, <c>legs</c>,
/// <c>build</c>.</summary>
internal static partial class BuildForm
{
    private static readonly string[] Systems = ["macos", "windows"];
    private static readonly string[] Managers = ["npm", "pnpm", "yarn", "bun"];
    private static readonly string[] BundleNames = ["msi", "nsis", "deb", "rpm", "appimage", "dmg", "app"];
    private static readonly string[] Kinds = [.. Enum.GetNames<BuildKind>().Select(name => name.ToLowerInvariant())];

    /// <param name="keys">What may not be handed to the build.</param>
    /// <param name="kind">What the form says of <c>kind</c>; null: nothing.</param>
    public static BuildSettings Read(JsonForm form, KeySettings keys, string? kind)
    {
        form.Object("app");
        form.Object("build");
        var (built, updater) = (KindOf(form, kind), form.Flag("app.updater") ?? false);
        if (updater && built != BuildKind.Tauri)
        {
            form.Problem("app.updater", "is of Tauri's apps, which alone leave what updates them");
        }
        return new()
        {
            Kind = built,
            Action = Action(form, "build.action") ?? BuildSettings.DefaultAction,
            Secrets = SecretNames.OfBuild(form, "build.secrets", keys),
            Updater = updater,
            Signing = AllAmong(form, "app.signing", Systems),
            Folder = Path(form, "app.folder") ?? "",
            Config = Config(form),
            PackageManager = Among(form, "app.package_manager", Managers),
            Node = SettingsFile.Matching(
                form,
                "app.node",
                NodeForm(),
                "must be a version of Node, such as 22, 22.11.0 or lts/*"
            ),
            Rust = SettingsFile.Matching(
                form,
                "app.rust",
                LegForm(),
                "must be a toolchain of Rust, such as stable or 1.90.0"
            ),
            Legs = Legs(form, "legs"),
        };
    }

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
        form.Problem("kind", $"must be {string.Join(", ", Kinds)} or {DescriptionForm.Content}, not '{text}'");
        return BuildKind.Files;
    }

    /// <summary>A list of legs; empty where it is absent.</summary>
    internal static IReadOnlyList<BuildLeg> Legs(JsonForm form, string member)
    {
        var legs = new List<BuildLeg>();
        var count = form.Elements(member);
        if (count == 0)
        {
            form.Problem(member, "must name a leg");
        }
        for (var index = 0; index < (count ?? 0); index++)
        {
            var path = $"{member}.[{index}]";
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
            legs.Add(
                new BuildLeg(id ?? "", runner ?? "", target ?? "", AllAmong(form, $"{path}.bundles", BundleNames))
            );
        }
        // of both the same job would be made
        foreach (
            var twice in legs.GroupBy(leg => leg.Job, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
        )
        {
            form.Problem(member, $"has two legs of the id '{twice.First().Id}'");
        }
        return legs;
    }

    private static string? Among(JsonForm form, string path, string[] known)
    {
        var text = form.Text(path);
        if (text is not null && !known.Contains(text, StringComparer.Ordinal))
        {
            form.Problem(path, $"knows {string.Join(", ", known)}, not '{text}'");
        }
        return text;
    }

    private static IReadOnlyList<string> AllAmong(JsonForm form, string path, string[] known)
    {
        var texts = form.Texts(path) ?? [];
        foreach (var text in texts.Where(text => !known.Contains(text, StringComparer.Ordinal)))
        {
            form.Problem(path, $"knows {string.Join(", ", known)}, not '{text}'");
        }
        return texts;
    }

    /// <summary>The folder of an action: a step names it as it is, and GitHub evaluates nothing there.</summary>
    internal static string? Action(JsonForm form, string path)
    {
        var folder = Path(form, path);
        if (folder?.Contains("${{", StringComparison.Ordinal) == true || folder == ".github/workflows")
        {
            form.Problem(
                path,
                $"must be the folder of an action, without ${{{{ }}}}, and not that of workflows: '{folder}'"
            );
        }
        return folder;
    }

    /// <summary>A path within the repository.</summary>
    internal static string? Path(JsonForm form, string path) =>
        SettingsFile.Matching(
            form,
            path,
            SettingsForms.RelativePath(),
            "must be a path within the repository, with /, outside of .git"
        );

    private static string? Config(JsonForm form)
    {
        const string member = "app.config";
        if (Path(form, member) is not { } path)
        {
            return null;
        }
        if (!TauriVersions.IsBase(path[(path.LastIndexOf('/') + 1)..]))
        {
            form.Problem(member, $"must be the path of a {string.Join(", ", TauriDocument.Names)}, not '{path}'");
        }
        return path;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex LegForm();

    [GeneratedRegex(
        @"\A(lts/(\*|[a-z]+)|latest|node|current|[0-9]+(\.(x|[0-9]+(\.(x|[0-9]+))?))?)\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex NodeForm();
}
