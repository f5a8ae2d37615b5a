using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>Whether the candidate is as far as it is expected to be.</summary>
internal static class StateCheck
{
    private const string Name = "state";

    public static CheckResult Of(ValidateInputs inputs, ValidateState state)
    {
        var candidate = state.Candidate;
        var word = candidate.State.ToString().ToLowerInvariant();
        var seen = candidate.Problems.Count > 0 ? $"{word} ({string.Join("; ", candidate.Problems)})" : word;
        var isExpected = IsExpected(inputs.Expect, candidate.State) && !IsBlind(inputs, state);
        return isExpected
            ? CheckResult.Passed(Name, seen)
            : CheckResult.Failed(
                Name,
                $"{inputs.Tag} of {state.Repository} is {seen}{Expected(inputs, candidate.State)}"
            );
    }

    /// <summary>
    /// The token is known not to push, so drafts are invisible to it: "missing" proves nothing, and a build must not
    /// start on it.
    /// </summary>
    public static bool IsBlind(ValidateInputs inputs, ValidateState state) =>
        state is { CannotPush: true, Candidate.State: CandidateState.Missing } && inputs.Expect != Expectation.Sealed;

    private static bool IsExpected(Expectation expect, CandidateState state) =>
        expect switch
        {
            Expectation.Sealed => state == CandidateState.Sealed,
            Expectation.Absent => state is CandidateState.Missing or CandidateState.Incomplete,
            _ => state is not (CandidateState.Invalid or CandidateState.Ambiguous),
        };

    private static string Expected(ValidateInputs inputs, CandidateState state) =>
        inputs.Expect switch
        {
            Expectation.Sealed when state is CandidateState.Missing or CandidateState.Incomplete => ", expected sealed"
                + (inputs.Wait > TimeSpan.Zero ? $" within {inputs.Wait.TotalMinutes} minutes" : ""),
            Expectation.Absent when state == CandidateState.Sealed => ", expected absent",
            _ => "",
        };
}
