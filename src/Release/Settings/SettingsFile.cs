using System.Text.RegularExpressions;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>
/// <c>ms-release.json</c>: how a product is released. Its form is that of <c>docs/schemas/ms-release.schema.json</c>.
/// </summary>
public static partial class SettingsFile
{
    /// <summary>Its name, at the root of the product's checkout.</summary>
    public const string Name = "ms-release.json";

    /// <summary>No such file has more.</summary>
    public const long MostBytes = JsonForm.MostBytes;

    /// <summary>The newest schema that this program knows.</summary>
    public const int Schema = ContentDescriptionFile.NewestSchema;

    /// <param name="bytes">The file.</param>
    /// <param name="fallback">The repository where the file names none.</param>
    /// <param name="name">How the file is called in messages.</param>
    /// <param name="kind">What kind of product it is; null: what the file says, else an app.</param>
    /// <exception cref="ActionFailure">It does not keep to its form (exit 2): every problem, with its line.</exception>
    public static ReleaseSettings Parse(
        byte[] bytes,
        RepositoryName? fallback = null,
        string name = Name,
        ProductKind? kind = null
    )
    {
        try
        {
            var form = JsonForm.Open(bytes);
            var settings = Read(form, fallback, kind);
            return form.Problems() is { Count: > 0 } problems || settings is null
                ? throw new FormatException(string.Join("; ", form.Problems()))
                : settings;
        }
        catch (FormatException problem)
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"{name} cannot be used: {problem.Message}",
                "",
                "Correct the file; its form is docs/schemas/ms-release.schema.json of ms-release-actions"
            );
        }
    }

    /// <summary>Whether a file says a member itself, and does not leave it to its default.</summary>
    /// <param name="bytes">A file that <see cref="Parse"/> takes.</param>
    public static bool Says(byte[] bytes, string member) => JsonForm.Open(bytes).Has(member);

    /// <summary>Asks the form for every member; null where it cannot be read as one of this schema.</summary>
    internal static ReleaseSettings? Read(JsonForm form, RepositoryName? fallback, ProductKind? kind)
    {
        form.Text("$schema");
        var schema = ContentDescriptionFile.SchemaOf(form);
        var repository = form.Value<RepositoryName>("repository") ?? fallback;
        if (repository is null && !form.Has("repository"))
        {
            form.Problem("repository", "is missing: give it as owner/name, here or with --repo");
        }
        var build = schema > 1 ? form.Text("kind") : null;
        var said =
            build is null ? (ProductKind?)null
            : build == DescriptionForm.Content ? ProductKind.Content
            : ProductKind.App;
        if (said is not null && kind is not null && said != kind)
        {
            form.Problem("kind", $"is released by `ms release {said.Value.Word}`");
        }
        if (kind is { } asked && schema > 1 && form.Has(CandidatesForm.Member))
        {
            form.Problem(CandidatesForm.Member, $"are released elsewhere, and not by `ms release {asked.Word}` here");
        }
        form.Object("workflows");
        form.Object("waits");
        var read = Defaults(
            schema,
            said ?? kind ?? ProductKind.App,
            repository ?? RepositoryName.Parse("nobody/nothing")
        );
        read = read with
        {
            Product = form.Text("product") ?? read.Product,
            Branch = form.Value<GitRefName>("branch")?.Text ?? read.Branch,
            CiWorkflow = Workflow(form, "ci") ?? read.CiWorkflow,
            CandidateWorkflow = Workflow(form, "candidate") ?? read.CandidateWorkflow,
            ReleaseWorkflow = Workflow(form, "release") ?? read.ReleaseWorkflow,
            WatchWorkflow = Workflow(form, "watch") ?? read.WatchWorkflow,
            Environment = form.Text("environment") ?? read.Environment,
            RequiredChecks = CheckForms.Read(form, "required_checks") ?? read.RequiredChecks,
            VersionFiles = VersionFiles(form) ?? read.VersionFiles,
            ChecksWithin = Minutes(form, "waits.checks_minutes") ?? read.ChecksWithin,
            CandidateWithin = Minutes(form, "waits.candidate_minutes") ?? read.CandidateWithin,
            ReleaseWithin = Minutes(form, "waits.release_minutes") ?? read.ReleaseWithin,
            // GitHub itself gives up after 30 days
            ApprovalWithin = form.Whole("waits.approval_hours", 1, 720) is { } hours
                ? TimeSpan.FromHours(hours)
                : read.ApprovalWithin,
            Actions =
                Matching(form, "actions", Action(), "must be OWNER/NAME@REF, such as org/ms-release-actions@v1")
                ?? read.Actions,
        };
        // one file of schema 1 serves both kinds
        var content =
            schema > 1 && read.Kind == ProductKind.App ? DescribedContent.Unsaid : DescribedContent.Read(form, schema);
        read = read with { Content = content.Content, Producers = content.Elsewhere, ProducerKeys = content.Keys };
        return repository is null ? null
            : schema == 1 ? read
            : DescriptionForm.Read(form, read, build);
    }

    // what fits ms-manager is nobody else's: schema 2 says what is so, or it is looked up
    private static ReleaseSettings Defaults(int schema, ProductKind kind, RepositoryName repository)
    {
        var defaults = ReleaseSettings.Of(kind, repository);
        return schema == 1
            ? defaults
            : defaults with
            {
                Schema = schema,
                Product = repository.Name,
                RequiredChecks = [],
                VersionFiles = [],
            };
    }

    private static string? Workflow(JsonForm form, string lane) =>
        Matching(
            form,
            $"workflows.{lane}",
            SettingsForms.WorkflowFile(),
            "must be the name of a file in .github/workflows, such as ci.yml"
        );

    private static IReadOnlyList<string>? VersionFiles(JsonForm form)
    {
        if (form.Texts("version_files") is not { } files)
        {
            return null;
        }
        if (files.Count == 0)
        {
            form.Problem("version_files", "must name a file");
        }
        foreach (var file in files.Where(file => !SettingsForms.RelativePath().IsMatch(file)))
        {
            form.Problem(
                "version_files",
                $"must be paths within the repository, with /, outside of .git, not '{file}'"
            );
        }
        return files;
    }

    // a run of GitHub's ends after 35 days at most
    private static TimeSpan? Minutes(JsonForm form, string path) =>
        form.Whole(path, 1, 50_400) is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    /// <summary>A text of a form of its own; null where it is absent.</summary>
    internal static string? Matching(JsonForm form, string path, Regex pattern, string must)
    {
        if (form.Text(path) is not { } text)
        {
            return null;
        }
        if (!pattern.IsMatch(text))
        {
            form.Problem(path, $"{must}, not '{text}'");
        }
        return text;
    }

    [GeneratedRegex(
        @"\A[A-Za-z0-9][A-Za-z0-9_-]{0,38}/(?!\.{1,2}@)[A-Za-z0-9._-]{1,100}@[A-Za-z0-9][A-Za-z0-9._/-]*\z"
    )]
    private static partial Regex Action();
}
