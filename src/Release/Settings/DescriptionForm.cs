using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>The members that schema 2 of <c>ms-release.json</c> has and schema 1 has not.</summary>
internal static class DescriptionForm
{
    /// <summary>The <c>kind</c> of a product that is put together from what others build.</summary>
    public const string Content = "content";

    private static readonly string[] OfBuilds = ["app", "legs", "build", "version_files"];
    private static readonly string[] OfContents = ["producers", "bundles", "assets", "install_sets"];

    /// <summary>The settings with what the form says.</summary>
    /// <param name="kind">What it says of <c>kind</c>; null: nothing.</param>
    public static ReleaseSettings Read(JsonForm form, ReleaseSettings read, string? kind)
    {
        var keys = DescribedKeys.Read(form, read.Keys);
        LineForm.Check(form, "product", read.Product);
        LineForm.Check(form, "branch", read.Branch);
        LineForm.Check(form, "environment", read.Environment);
        if (read.Environment.Equals("candidate", StringComparison.OrdinalIgnoreCase))
        {
            form.Problem(
                "environment",
                "must not be candidate: every build would wait for who approves releases, and a release would have "
                    + "the keys of the build"
            );
        }
        OneLane(form, read);
        var candidates = CandidatesForm.Read(form);
        foreach (var (index, candidate) in candidates.Index())
        {
            if (candidate.Producer.Workflow.Equals(read.CiWorkflow, StringComparison.OrdinalIgnoreCase))
            {
                form.Problem(
                    $"{CandidatesForm.Member}.[{index}].workflow",
                    $"must not be {read.CiWorkflow}, whose checks make a commit green"
                );
            }
        }
        foreach (var (member, why) in Strangers(read.Kind, kind, candidates.Count > 0))
        {
            form.Refuse(member, why);
        }
        var isBuilt = read.Kind == ProductKind.App && candidates.Count == 0;
        foreach (var check in read.RequiredChecks)
        {
            LineForm.Check(form, "required_checks", check);
        }
        var build =
            isBuilt ? BuildForm.Read(form, keys, kind)
            : read.Kind == ProductKind.Content ? read.Build
            : read.Build with { Kind = BuildKind.Files, Updater = false, Signing = [], Legs = [] };
        var app = candidates.Count > 0 ? null : ReleaseAppForm.Read(form, keys);
        ReleaseAppForm.Check(form, app, build);
        return read with
        {
            TagPrefix = Prefix(form) ?? read.TagPrefix,
            AllowUnsigned = form.Flag("allow_unsigned") ?? read.AllowUnsigned,
            OwnsLatest = form.Flag("owns_latest") ?? read.OwnsLatest,
            Build = build,
            Candidates = candidates,
            Keys = keys,
            App = app,
        };
    }

    // members that are of another kind of product than this is
    private static IEnumerable<(string Member, string Why)> Strangers(
        ProductKind product,
        string? kind,
        bool isProducer
    ) =>
        isProducer
            ? ((string[])["kind", ReleaseAppForm.Member, .. OfBuilds, .. OfContents]).Select(member =>
                (member, $"is of what is released here, and {CandidatesForm.Member} are released elsewhere")
            )
        : product == ProductKind.Content
            ? OfBuilds.Select(member =>
                (member, "is of what is built, and content is put together: each producer is built in its repository")
            )
        : OfContents.Select(member =>
            (member, $"is of \"kind\": \"{Content}\", and this is of the kind {kind ?? "tauri"}")
        );

    // one would be written over the other
    private static void OneLane(JsonForm form, ReleaseSettings read)
    {
        string[] files =
            read.Kind == ProductKind.Content
                ? [read.ReleaseWorkflow, read.WatchWorkflow]
                : [read.CiWorkflow, read.CandidateWorkflow, read.ReleaseWorkflow, read.WatchWorkflow];
        foreach (
            var twice in files.GroupBy(file => file, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
        )
        {
            form.Problem("workflows", $"names {twice.Key} twice: each lane is a file of its own");
        }
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
}
