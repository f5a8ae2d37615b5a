using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>Something that must hold of workflow files, or of the description of what they release.</summary>
/// <param name="Id">Lower case, with hyphens; part of the contract.</param>
/// <param name="Severity">Of its findings, unless one says less.</param>
/// <param name="Lanes">The lanes that it is about; none: the description.</param>
/// <param name="Holds">What must hold, as a sentence.</param>
/// <param name="Why">Why it matters, as a sentence.</param>
/// <param name="Remedy">What to do about a finding, as a sentence.</param>
public sealed record LintRule(
    string Id,
    Severity Severity,
    IReadOnlyList<Lane> Lanes,
    string Holds,
    string Why,
    string Remedy
)
{
    /// <summary>The places in a file where it does not hold.</summary>
    internal Func<LintedWorkflow, LintedSet, IEnumerable<Spot>> Check { get; init; } = (_, _) => [];

    internal static IReadOnlyList<Lane> EveryLane { get; } = [Lane.Verify, Lane.Candidate, Lane.Promote];

    /// <summary>What it is about, in words.</summary>
    public string About =>
        Lanes.Count == 0 ? "description"
        : Lanes.Count == EveryLane.Count ? "every lane"
        : string.Join(", ", Lanes.Select(lane => lane.ToString().ToLowerInvariant()));
}

/// <summary>A place where a rule does not hold.</summary>
/// <param name="At">Where.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Severity">Null: the rule's.</param>
internal sealed record Spot(Position At, string Message, Severity? Severity = null);
