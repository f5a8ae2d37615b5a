using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>The members that schema 2 of <c>ms-release.json</c> has and schema 1 has not.</summary>
internal static class DescriptionForm
{
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
        OneLine(form, "branch", read.Branch);
        OneLine(form, "environment", read.Environment);
        if (read.Environment.Equals("candidate", StringComparison.OrdinalIgnoreCase))
        {
            form.Problem(
                "environment",
                "must not be candidate: every build would wait for who approves releases, and a release would have "
                    + "the keys of the build"
            );
        }
        OneLane(form, read);
        foreach (var check in read.RequiredChecks)
        {
            OneLine(form, "required_checks", check);
        }
        return read with
        {
            TagPrefix = Prefix(form) ?? read.TagPrefix,
            OwnsLatest = form.Flag("owns_latest") ?? read.OwnsLatest,
            Build = BuildForm.Read(form, keys, kind),
            Keys = keys,
        };
    }

    /// <summary>A text that becomes a line of a workflow file.</summary>
    internal static void OneLine(JsonForm form, string path, string text)
    {
        if (!SettingsForms.IsOneLine(text))
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
}
