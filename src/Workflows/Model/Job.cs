using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Model;

/// <summary>A job as it is written.</summary>
public sealed record Job
{
    /// <summary>Its id.</summary>
    public required Scalar Id { get; init; }

    /// <summary><c>name:</c>, perhaps with expressions.</summary>
    public Scalar? Name { get; init; }

    /// <summary>Ids of the jobs that it waits for.</summary>
    public IReadOnlyList<Scalar> Needs { get; init; } = [];

    /// <summary><c>if:</c>, with or without <c>${{ }}</c>.</summary>
    public Scalar? If { get; init; }

    /// <summary>
    /// A label, a list of them, or a mapping with <c>group</c> and <c>labels</c>; null where <see cref="Uses"/> is
    /// given.
    /// </summary>
    public Node? RunsOn { get; init; }

    /// <summary>Null: the workflow's.</summary>
    public Permissions? Permissions { get; init; }

    /// <summary>Name of the environment, as a scalar or as <c>name</c> of a mapping.</summary>
    public Scalar? Environment { get; init; }

    /// <summary>Of this job alone.</summary>
    public Concurrency? Concurrency { get; init; }

    /// <summary>A mapping, or one expression.</summary>
    public Node? Env { get; init; }

    /// <summary>Of its <c>run:</c> steps.</summary>
    public RunDefaults Defaults { get; init; } = RunDefaults.None;

    /// <summary>Matrix and how its legs run.</summary>
    public Strategy? Strategy { get; init; }

    /// <summary>Minutes; null is 360.</summary>
    public Scalar? TimeoutMinutes { get; init; }

    /// <summary>Whether the run may succeed when this job fails.</summary>
    public Scalar? ContinueOnError { get; init; }

    /// <summary>A container that the steps run in.</summary>
    public Node? Container { get; init; }

    /// <summary>Containers beside it.</summary>
    public Node? Services { get; init; }

    /// <summary>An image that is to be made of the machine afterwards.</summary>
    public Node? Snapshot { get; init; }

    /// <summary>What other jobs see of it.</summary>
    public Mapping? Outputs { get; init; }

    /// <summary>A reusable workflow instead of steps.</summary>
    public Scalar? Uses { get; init; }

    /// <summary>Inputs of the reusable workflow.</summary>
    public Mapping? With { get; init; }

    /// <summary>In order; empty where <see cref="Uses"/> is given.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>Where its id stands.</summary>
    public Position At => Id.At;
}

/// <summary><c>strategy:</c>.</summary>
/// <param name="Matrix">A mapping, or an expression that gives one.</param>
/// <param name="FailFast">Whether a failed leg ends the others; null is true.</param>
/// <param name="MaxParallel">Legs at a time; null: no limit.</param>
public sealed record Strategy(Node? Matrix, Scalar? FailFast, Scalar? MaxParallel);

/// <summary>A step of a job, or of a composite action.</summary>
public sealed record Step
{
    /// <summary>Where it begins.</summary>
    public required Position At { get; init; }

    /// <summary>Its id.</summary>
    public Scalar? Id { get; init; }

    /// <summary>As the log shows it, perhaps with expressions.</summary>
    public Scalar? Name { get; init; }

    /// <summary><c>if:</c>, with or without <c>${{ }}</c>.</summary>
    public Scalar? If { get; init; }

    /// <summary>An action; this or <see cref="Run"/>.</summary>
    public Scalar? Uses { get; init; }

    /// <summary>Its inputs.</summary>
    public Mapping? With { get; init; }

    /// <summary>A script.</summary>
    public Scalar? Run { get; init; }

    /// <summary>What runs it; null: the default.</summary>
    public Scalar? Shell { get; init; }

    /// <summary>Relative to the workspace.</summary>
    public Scalar? WorkingDirectory { get; init; }

    /// <summary>A mapping, or one expression.</summary>
    public Node? Env { get; init; }

    /// <summary>Whether the job goes on when it fails.</summary>
    public Scalar? ContinueOnError { get; init; }

    /// <summary>Minutes.</summary>
    public Scalar? TimeoutMinutes { get; init; }

    /// <summary>What the log shows where <see cref="Name"/> is not given.</summary>
    public string DefaultName =>
        Uses is not null ? $"Run {Uses.Text}" : $"Run {Run?.Text.TrimStart().Split('\n')[0].TrimEnd()}";
}
