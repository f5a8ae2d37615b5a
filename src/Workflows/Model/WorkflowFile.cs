using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Model;

/// <summary>A workflow file as it is written: nothing in it has been evaluated yet.</summary>
/// <param name="Path"><c>.github/workflows/name.yml</c>, or wherever it lies.</param>
/// <param name="Text">The whole file.</param>
/// <param name="Name"><c>name:</c>; null: GitHub shows the path.</param>
/// <param name="RunName"><c>run-name:</c>.</param>
/// <param name="On">What starts it, in the order of the file.</param>
/// <param name="Permissions">Of every job that does not say its own; null: the repository's default.</param>
/// <param name="Env">A mapping, or one expression.</param>
/// <param name="Defaults">Of every <c>run:</c>.</param>
/// <param name="Concurrency">Of the whole run.</param>
/// <param name="Jobs">In the order of the file.</param>
public sealed record WorkflowFile(
    string Path,
    string Text,
    Scalar? Name,
    Scalar? RunName,
    IReadOnlyList<Trigger> On,
    Permissions? Permissions,
    Node? Env,
    RunDefaults Defaults,
    Concurrency? Concurrency,
    IReadOnlyList<Job> Jobs
)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidWorkflowException">GitHub would not accept it; every problem that was found is in
    /// it.</exception>
    public static WorkflowFile Parse(string path, string text) => WorkflowReader.Read(path, text);

    /// <summary>Every job after those that it needs.</summary>
    public IReadOnlyList<Job> JobsInOrder => Model.Needs.Order(Jobs);

    /// <summary>What it says about an event, or null where that does not start it.</summary>
    public Trigger? TriggerFor(string name) => On.FirstOrDefault(trigger => trigger.Event.Text == name);

    /// <summary>A job by its id, or null.</summary>
    public Job? FindJob(string id) =>
        Jobs.FirstOrDefault(job => string.Equals(job.Id.Text, id, StringComparison.OrdinalIgnoreCase));
}

/// <summary>An event that starts a workflow.</summary>
/// <param name="Event"><c>push</c>, <c>workflow_dispatch</c>, …</param>
/// <param name="Settings">Its filters, types or inputs; null where there are none.</param>
/// <param name="Inputs">Of <c>workflow_dispatch</c> and <c>workflow_call</c>.</param>
public sealed record Trigger(Scalar Event, Mapping? Settings, IReadOnlyList<WorkflowInput> Inputs)
{
    /// <summary>
    /// The patterns of a filter such as <c>branches</c> or <c>paths-ignore</c>; null where it is not given.
    /// </summary>
    public IReadOnlyList<string>? Patterns(string filter) =>
        Settings?[filter] switch
        {
            Sequence list => [.. list.Items.OfType<Scalar>().Select(item => item.Text)],
            Scalar { As: not ScalarKind.Null } one => [one.Text],
            _ => null,
        };
}

/// <summary>An input that a workflow declares.</summary>
/// <param name="Name">As written.</param>
/// <param name="Required">A dispatch without it is refused, unless it has a default.</param>
/// <param name="Default">Null where none is given.</param>
/// <param name="Type"><c>string</c>, <c>boolean</c>, <c>number</c>, <c>choice</c> or <c>environment</c>.</param>
/// <param name="Options">Of a choice.</param>
public sealed record WorkflowInput(
    Scalar Name,
    bool Required,
    string? Default,
    string Type,
    IReadOnlyList<string> Options
);

/// <summary>What a token may do.</summary>
/// <param name="At">Where it is said.</param>
/// <param name="All"><c>read-all</c> or <c>write-all</c>; null: <paramref name="Grants"/> say it.</param>
/// <param name="Grants">A scope that is not among them is not granted at all.</param>
public sealed record Permissions(Position At, string? All, IReadOnlyList<PermissionGrant> Grants)
{
    /// <summary>The access to one scope: <c>none</c>, <c>read</c> or <c>write</c>.</summary>
    public string Of(string scope) =>
        All switch
        {
            "read-all" => "read",
            "write-all" => "write",
            _ => Grants.FirstOrDefault(grant => grant.Scope.Text == scope)?.Access.Text ?? "none",
        };
}

/// <summary>One line of <c>permissions:</c>.</summary>
public sealed record PermissionGrant(Scalar Scope, Scalar Access);

/// <summary>A group of which one run, or job, is under way at a time.</summary>
/// <param name="At">Where it is said.</param>
/// <param name="Group">Its name, perhaps with expressions.</param>
/// <param name="CancelInProgress">Whether a newer one ends the one under way; an expression perhaps.</param>
/// <param name="Queue"><c>single</c> (a newer one takes the place of the waiting one) or <c>max</c> (all wait); null is
/// <c>single</c>.</param>
public sealed record Concurrency(Position At, Scalar Group, Scalar? CancelInProgress, Scalar? Queue);

/// <summary><c>defaults.run</c>.</summary>
public sealed record RunDefaults(Scalar? Shell, Scalar? WorkingDirectory)
{
    /// <summary>Nothing is said.</summary>
    public static RunDefaults None { get; } = new(null, null);
}
