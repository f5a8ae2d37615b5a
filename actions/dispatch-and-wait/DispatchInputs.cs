using MsReleaseActions.Core;
using MsReleaseActions.GitHub.Runs;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.DispatchAndWait;

/// <summary>Which earlier run may stand for a new one.</summary>
internal enum Reuse
{
    None,
    Active,
    Success,
}

/// <summary>The action's own inputs, checked.</summary>
internal sealed record DispatchInputs(
    WorkflowName Workflow,
    DispatchRef? Ref,
    WorkflowInputs Inputs,
    bool Wait,
    TimeSpan Timeout,
    Reuse Reuse,
    string? CorrelationInput,
    bool CancelOnTimeout,
    bool CancelOnAbort,
    int LogLines
)
{
    private const int LongestWaitMinutes = 35 * 24 * 60;
    private const int MostLogLines = 1000;

    private static readonly Dictionary<string, Reuse> ReuseWords = new(StringComparer.Ordinal)
    {
        ["none"] = Reuse.None,
        ["active"] = Reuse.Active,
        ["success"] = Reuse.Success,
    };

    public static DispatchInputs Read(InputReader reader)
    {
        var inputs = new DispatchInputs(
            reader.GetRequiredInput<WorkflowName>("workflow"),
            reader.GetOptionalInput<DispatchRef>("ref"),
            ReadMapping(reader),
            reader.GetBoolInput("wait", fallback: true),
            TimeSpan.FromMinutes(reader.Number("timeout-minutes", fallback: 60, least: 1, most: LongestWaitMinutes)),
            reader.OneOf("reuse", Reuse.None, ReuseWords),
            reader.GetInput("correlation-input"),
            reader.GetBoolInput("cancel-on-timeout", fallback: false),
            reader.GetBoolInput("cancel-on-abort", fallback: true),
            reader.Number("log-lines", fallback: 40, least: 0, most: MostLogLines)
        );
        CheckTogether(inputs, reader);
        return inputs;
    }

    // not trimmed: the first line's indentation is part of a YAML mapping
    private static WorkflowInputs ReadMapping(InputReader reader)
    {
        var inputs = WorkflowInputs.Parse(reader.Prose("inputs") ?? "", out var problems);
        foreach (var problem in problems)
        {
            reader.Problem($"inputs {problem}");
        }
        return inputs;
    }

    private static void CheckTogether(DispatchInputs inputs, InputReader reader)
    {
        var correlation = inputs.CorrelationInput;
        if (correlation is null && inputs.Reuse != Reuse.None)
        {
            reader.Problem(
                $"correlation-input is required with reuse: {ReuseWords.Single(word => word.Value == inputs.Reuse).Key}"
            );
        }
        if (correlation is not null && !WorkflowInputs.IsName(correlation))
        {
            reader.Problem(
                "correlation-input must be the name of an input (a letter or _, then letters, digits, - and _), "
                    + $"not '{correlation}'"
            );
        }
        if (correlation is not null && inputs.Inputs.Has(correlation))
        {
            reader.Problem($"inputs must not give '{correlation}': correlation-input says that this action fills it");
        }
        var reserved = correlation is null ? 0 : 1;
        if (inputs.Inputs.Values.Count + reserved > GitHubLimits.DispatchInputs)
        {
            reader.Problem(
                $"inputs holds {inputs.Inputs.Values.Count}{(reserved > 0 ? " and the correlation-input" : "")}, "
                    + $"and GitHub takes at most {GitHubLimits.DispatchInputs}"
            );
        }
        var characters = inputs.Inputs.Characters + (correlation is null ? 0 : correlation.Length + Correlation.Length);
        if (characters > GitHubLimits.DispatchCharacters)
        {
            reader.Problem(
                $"inputs has {characters:N0} characters in all, and GitHub takes at most "
                    + $"{GitHubLimits.DispatchCharacters:N0}"
            );
        }
    }
}
