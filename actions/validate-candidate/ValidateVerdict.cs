using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>What the table comes to.</summary>
internal static class ValidateVerdict
{
    /// <summary>The failure that the run ends with; null when everything holds.</summary>
    public static ActionFailure? Of(ValidateInputs inputs, ValidateState state, ValidatePlan plan)
    {
        if (StateCheck.IsBlind(inputs, state))
        {
            return new ActionFailure(
                ExitCode.GitHub,
                $"{inputs.Tag} is not to be seen, and this token may not push to {state.Repository}",
                "Drafts are invisible to it, so 'missing' proves nothing",
                "Give the job `contents: write`, or a token that may push as `token`"
            );
        }
        IReadOnlyList<string> problems =
        [
            .. plan.Checks.Where(check => check.Status is CheckStatus.Failed or CheckStatus.Unknown).Select(Named),
        ];
        if (problems.Count == 0)
        {
            return null;
        }
        var failure = ActionFailure.No(
            problems,
            "Nothing may be built on or published from it as it is",
            Advice(inputs, state, plan)
        );
        return new ActionFailure(CodeOf(inputs, state, plan), failure.What, failure.Why, failure.ToDo);
    }

    private static string Named(CheckResult check) =>
        check.Status == CheckStatus.Unknown ? $"{check.Name} {check.Text}" : check.Text;

    private static ExitCode CodeOf(ValidateInputs inputs, ValidateState state, ValidatePlan plan) =>
        TimeRanOut(inputs, state) ? ExitCode.TimedOut
        : plan.Checks.Any(check => check.Status == CheckStatus.Failed) ? ExitCode.No
        : ExitCode.GitHub;

    private static bool TimeRanOut(ValidateInputs inputs, ValidateState state) =>
        inputs is { Expect: Expectation.Sealed, Wait.Ticks: > 0 }
        && state.Candidate.State is CandidateState.Missing or CandidateState.Incomplete;

    private static string Advice(ValidateInputs inputs, ValidateState state, ValidatePlan plan) =>
        state.Candidate.State switch
        {
            CandidateState.Invalid or CandidateState.Ambiguous => CandidateRules.Remedy(inputs.Tag),
            CandidateState.Missing when state.CannotPush && inputs.Expect == Expectation.Sealed =>
                "It may be missing, or a draft, which this token cannot see: have its workflow run and seal it "
                    + "with `visibility: prerelease`, "
                    + $"or give a `token` that may push to {state.Repository}",
            CandidateState.Missing or CandidateState.Incomplete when inputs.Expect == Expectation.Sealed =>
                "Run the candidate workflow for this commit (again, if it failed: it completes what is there), "
                    + "then run this step again",
            CandidateState.Sealed when inputs.Expect == Expectation.Absent =>
                $"Nothing has to be built: promote it, or take it away with `{CandidateRules.Discard(inputs.Tag)}`",
            _ when plan.Checks.All(check => check.Status != CheckStatus.Failed) =>
                "Give the job the `permissions` that this action's README lists, then run the step again",
            _ => "The summary lists every check; put right what is named, then run the step again",
        };
}
