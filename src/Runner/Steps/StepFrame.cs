using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.Runner.Steps;

/// <summary>Whose steps they are: the job's, or a composite action's.</summary>
/// <param name="Inputs">The context <c>inputs</c> of a composite action; null: the run's.</param>
/// <param name="Facts">Texts of <c>github</c> that the composite action has for itself: its folder and where it came
/// from.</param>
/// <param name="Env">Variables that the step which uses the action gives to its steps.</param>
/// <param name="Depth">0 for the job's own.</param>
internal sealed record StepFrame(
    ExpressionValue? Inputs,
    IReadOnlyList<KeyValuePair<string, string>> Facts,
    IReadOnlyList<KeyValuePair<string, string>> Env,
    int Depth
)
{
    // GitHub's own limit
    public const int Deepest = 10;

    public static StepFrame Job { get; } = new(null, [], [], 0);

    public bool IsJob => Depth == 0;
}

/// <summary>How a step ended.</summary>
/// <param name="Outcome"><c>success</c>, <c>failure</c>, <c>cancelled</c> or <c>skipped</c>, before
/// <c>continue-on-error</c>.</param>
/// <param name="Outputs"><c>steps.x.outputs</c>.</param>
internal sealed record StepEnd(string Outcome, IReadOnlyDictionary<string, string> Outputs)
{
    public static StepEnd Of(string outcome) =>
        new(outcome, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
}
