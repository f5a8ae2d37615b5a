using System.Text.RegularExpressions;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.ReleaseTrain.Checks;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>What the workflow files that a repository has already say of its product.</summary>
/// <param name="Files">By their paths.</param>
/// <param name="Parsed">Those of them that can be read: <c>ms lint</c> says what is wrong with the others.</param>
internal sealed partial record ExistingWorkflows(IReadOnlyList<SourceFile> Files, IReadOnlyList<WorkflowFile> Parsed)
{
    private const string Folder = ".github/workflows/";

    // what builds or publishes on a push is no check of it: the lanes take its place
    private readonly Lazy<IReadOnlyList<string>> replaced = new(() =>
        ReplacedWorkflows.Of(
            Files,
            new Dictionary<string, SourceFile>(),
            new DescribedLanes(new Dictionary<string, string>(StringComparer.Ordinal) { [""] = "" })
        )
    );

    /// <summary>Who dispatches these workflows and is refused from now on; null: nobody who is known.</summary>
    /// <param name="lanes">What takes their place, <c>the new lane does</c>.</param>
    public string? Refused(string lanes) =>
        Mentions("tooling_sha:")
            ? "Tools that dispatch these workflows with the input tooling_sha, such as the older command ms of "
                + $"ms-dev-env, are refused by GitHub once these are gone: {lanes} not have it"
            : null;

    /// <summary>Whether a file builds or publishes on a push, as the lanes do.</summary>
    /// <param name="name">Without its folder.</param>
    public bool Builds(string name) => replaced.Value.Any(path => RepositoryPath.NameOf(path) == name);

    /// <summary>Names of those that cannot be read.</summary>
    public IReadOnlyList<string> Unreadable =>
        [.. Files.Select(file => file.Path).Except(Parsed.Select(file => file.Path), StringComparer.Ordinal)];

    public IEnumerable<string> Texts => Files.Select(file => file.Text);

    public static ExistingWorkflows Of(RepositoryTree tree)
    {
        var files = tree
            .Paths.Where(path => path.StartsWith(Folder, StringComparison.Ordinal) && Yaml().IsMatch(path))
            .Select(path => new SourceFile(path, tree.Text(path) ?? ""))
            .ToList();
        return new ExistingWorkflows(files, [.. files.Select(Parse).OfType<WorkflowFile>()]);
    }

    /// <summary>The file whose jobs check each push to a branch.</summary>
    /// <param name="branch">The branch that is released.</param>
    /// <param name="except">Names of files that do not count: the lanes.</param>
    public PushGate? Gate(string branch, IReadOnlyCollection<string> except)
    {
        var called = new CalledWorkflows(Parsed);
        var gates = Parsed
            .Where(file => !except.Contains(RepositoryPath.NameOf(file.Path)))
            .Where(file => IsNamedCi(file.Path) || !replaced.Value.Contains(file.Path))
            .OrderBy(file => IsNamedCi(file.Path) ? 0 : 1)
            .Select(file => PushGate.Of(file, branch, called))
            .OfType<PushGate>()
            .ToList();
        return gates.Find(gate => gate.Checks.Count > 0) ?? gates.Find(gate => gate.Calls.Count > 0);
    }

    /// <summary>Those of a gate's checks that no pull request is checked by.</summary>
    public IReadOnlyList<string> Unpulled(PushGate gate)
    {
        var pulled = ProducedChecks.Of(Files);
        return [.. gate.Checks.Where(check => !pulled.Has(check) && pulled.MayBe(check) is null)];
    }

    private static bool IsNamedCi(string path) =>
        RepositoryPath.NameOf(path).StartsWith("ci.", StringComparison.Ordinal);

    /// <summary>The first name of a secret that looks like this.</summary>
    public string? Secret(Regex name) =>
        Texts
            .SelectMany(text => SecretName().Matches(text))
            .Select(match => match.Groups["name"].Value)
            .FirstOrDefault(found => name.IsMatch(found));

    public bool Mentions(string text) => Texts.Any(file => file.Contains(text, StringComparison.Ordinal));

    /// <summary>
    /// Whether a newer push to a branch cancels the run of an older one, whose commit then never becomes green.
    /// </summary>
    public bool Cancels(string file) =>
        Parsed.Any(found =>
            RepositoryPath.NameOf(found.Path) == file
            && found.Concurrency is { CancelInProgress.Text: not "false" } concurrency
            && !concurrency.Group.Text.Contains("sha", StringComparison.OrdinalIgnoreCase)
            && !concurrency.CancelInProgress.Text.Contains("pull_request", StringComparison.Ordinal)
        );

    /// <summary>The environment whose approval a dispatched workflow waits for.</summary>
    public string? Environment() =>
        Parsed
            .Where(file => file.TriggerFor("workflow_dispatch") is not null)
            .SelectMany(file => file.Jobs)
            .Select(job => job.Environment?.Text)
            .FirstOrDefault(name =>
                name is not null and not ("candidate" or "github-pages") && !Template.HasExpression(name)
            );

    private static WorkflowFile? Parse(SourceFile file)
    {
        try
        {
            return WorkflowFile.Parse(file.Path, file.Text);
        }
        catch (InvalidWorkflowException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[^/]+/workflows/[^/]+\.ya?ml\z")]
    private static partial Regex Yaml();

    [GeneratedRegex(@"secrets\.(?<name>[A-Za-z_][A-Za-z0-9_]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex SecretName();
}
