using System.Text.RegularExpressions;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Content;

/// <summary>Reads a spec from its form, and notes there every rule that it breaks.</summary>
internal static partial class ReleaseSpecForm
{
    /// <returns>Null where something that it is made of is missing or wrong.</returns>
    /// <exception cref="FormatException">It is of a schema that nobody here knows.</exception>
    public static ReleaseSpec? Read(JsonForm form, ContentDescription content)
    {
        if (form.Whole("schema", 1, int.MaxValue) is { } newer && newer > ReleaseSpecFile.NewestSchema)
        {
            throw new FormatException($"it is of schema {newer}, and 1 and {ReleaseSpecFile.NewestSchema} are known");
        }
        form.Require("schema", "channel", "tag", "repos", "assets", "install_sets");
        var (schema, channel, tag) = (
            form.Whole("schema", 1, ReleaseSpecFile.NewestSchema),
            ChannelOf(form),
            form.Value<FoundTag>("tag")?.Tag
        );
        if (channel is not null && tag is not null && tag.IsPrerelease != (channel == Channel.Beta))
        {
            form.Problem("tag", $"must be of the channel {ReleaseSpecFile.Word(channel.Value)}, not {tag}");
        }
        var platforms = content.Platforms.Count > 0 ? content.Platforms : Platform.All;
        var repositories = Each(form, "repos", (there, at) => Repository(there, at, content.RepositoryIds));
        var assets = Each(form, "assets", (there, at) => SpecAssetForm.Asset(there, at, platforms));
        var sets = Each(form, "install_sets", (there, at) => SpecAssetForm.InstallSet(there, at, platforms));
        var tooling = schema == 1 ? null : Tooling(form);
        form.Object("pages");
        var demo = form.Text("pages.demo_url");
        if (schema is null || channel is null || tag is null || repositories is null || assets is null || sets is null)
        {
            return null;
        }
        var spec = new ReleaseSpec(schema.Value, channel.Value, tag, repositories, assets, sets)
        {
            Tooling = tooling,
            Content = content,
            DemoUrl = demo,
        };
        SpecRules.Check(form, spec);
        return spec;
    }

    /// <summary>Every element of a list that must not be empty; null where one of them is wrong.</summary>
    internal static IReadOnlyList<T>? Each<T>(JsonForm form, string path, Func<JsonForm, string, T?> read)
        where T : class
    {
        if (form.Elements(path) is not { } count)
        {
            return null;
        }
        if (count == 0)
        {
            form.Problem(path, "must not be empty");
        }
        var all = Enumerable
            .Range(0, count)
            .Select(index => $"{path}.[{index}]")
            .Select(at => form.Object(at) ? read(form, at) : null)
            .ToList();
        return all.TrueForAll(item => item is not null) ? [.. all.OfType<T>()] : null;
    }

    /// <summary>Texts of a list that must not be empty; null where it is, or is no list of texts.</summary>
    internal static IReadOnlyList<string>? Filled(JsonForm form, string path)
    {
        if (form.Texts(path) is not { } texts)
        {
            return null;
        }
        if (form.Elements(path) == 0)
        {
            form.Problem(path, "must not be empty");
        }
        return texts.Count == 0 ? null : texts;
    }

    /// <summary>The id of an asset or of an install set.</summary>
    internal static string? Id(JsonForm form, string path) =>
        Matching(form, path, ContentNames.Id(), "a name of lower-case letters, digits, . _ -");

    /// <summary>A text of a pattern.</summary>
    internal static string? Matching(JsonForm form, string path, Regex pattern, string must)
    {
        if (form.Text(path) is not { } text)
        {
            return null;
        }
        if (pattern.IsMatch(text))
        {
            return text;
        }
        form.Problem(path, $"must be {must}, not '{text}'");
        return null;
    }

    internal static Channel? ChannelOf(JsonForm form)
    {
        switch (form.Text("channel"))
        {
            case null:
                return null;
            case "stable":
                return Channel.Stable;
            case "beta":
                return Channel.Beta;
            case var other:
                form.Problem("channel", $"must be one of stable, beta, not '{other}'");
                return null;
        }
    }

    private static SpecRepository? Repository(JsonForm form, string at, IReadOnlyList<string> ids)
    {
        form.Require($"{at}.id", $"{at}.url", $"{at}.ref", $"{at}.sha");
        var id = form.Text($"{at}.id");
        if (id is not null && !ids.Contains(id, StringComparer.Ordinal))
        {
            form.Problem($"{at}.id", $"must be one of {string.Join(", ", ids)}, not '{id}'");
            id = null;
        }
        var url = form.Text($"{at}.url");
        var name = url is null ? null : NameOf(url);
        if (url is not null && name is null)
        {
            form.Problem($"{at}.url", $"must be the page of a repository, https://HOST/OWNER/NAME, not '{url}'");
        }
        var (branch, sha) = (form.Value<GitRefName>($"{at}.ref"), form.Value<CommitSha>($"{at}.sha"));
        if (branch?.IsCommit == true)
        {
            // each commit is on the branch that it is
            form.Problem($"{at}.ref", $"must be a branch, not the commit {branch.Text}");
            branch = null;
        }
        var workflow = Matching(
            form,
            $"{at}.required_ci_workflow_file",
            WorkflowPath(),
            "a path such as .github/workflows/ci.yml"
        );
        return id is not null && name is not null && branch is not null && sha is not null
            ? new SpecRepository(id, url!, name, branch.Text, sha, workflow)
            : null;
    }

    private static RepositoryName? NameOf(string url)
    {
        if (
            !Uri.TryCreate(url, UriKind.Absolute, out var page)
            || page is not { Scheme: "https" or "http", UserInfo: "", Query: "", Fragment: "" }
            || url.Contains('%', StringComparison.Ordinal)
        )
        {
            return null;
        }
        var path = page.AbsolutePath.Trim('/');
        path = path.EndsWith(".git", StringComparison.Ordinal) ? path[..^4] : path;
        return RepositoryName.TryParse(path, out var name, out _) ? name : null;
    }

    internal static SpecTooling? Tooling(JsonForm form)
    {
        if (!form.Has("tooling") || !form.Object("tooling"))
        {
            return null;
        }
        form.Require("tooling.repo", "tooling.ref", "tooling.sha");
        var (repository, branch, sha) = (
            form.Value<RepositoryName>("tooling.repo"),
            form.Value<GitRefName>("tooling.ref"),
            form.Value<CommitSha>("tooling.sha")
        );
        return repository is not null && branch is not null && sha is not null
            ? new SpecTooling(repository, branch.Text, sha)
            : null;
    }

    [GeneratedRegex(@"\A\.github/workflows/[A-Za-z0-9_][A-Za-z0-9._ -]*\.ya?ml\z")]
    private static partial Regex WorkflowPath();
}
