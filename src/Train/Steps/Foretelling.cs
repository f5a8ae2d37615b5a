using MsReleaseActions.Train.Settings;

namespace MsReleaseActions.Train.Steps;

/// <summary>What a step will be about once the steps before it are done. Pure.</summary>
internal static class Foretelling
{
    /// <param name="step">The step that is not reached yet.</param>
    /// <param name="journey">What is known so far.</param>
    /// <param name="settings">How the product is set up.</param>
    public static StepReport Of(StepId step, Journey journey, ReleaseSettings settings)
    {
        var tag = journey.Tag?.Text ?? "the tag";
        var source = journey.SourceSha?.Text ?? "source_sha";
        var pull = journey.PullRequest is { } number ? $"#{number}" : "the bump's pull request";
        var (text, why, writes) = step switch
        {
            StepId.Preflight => ("token, environments, checks and workflow files are looked at", "a release that cannot end is not begun", Array.Empty<string>()),
            StepId.Pick => ($"a green commit of {settings.Branch} is picked", "only what its checks have passed is released", []),
            StepId.Propose => ("tag and version are proposed", "a tag is used once", []),
            StepId.Confirm => ($"you type {tag}", "nothing is written that nobody confirmed", []),
            StepId.Bump => ("the version is written by a pull request", "the tree of the released commit names its version", [$"open the pull request release(app): {tag}"]),
            StepId.Merge => ($"{pull} is merged when its required checks are green", "the commit that is built is on the branch", [$"merge {pull} into {settings.Branch}"]),
            StepId.Source => ("the commit of the merge is proven, and its checks are waited for", "what is built is exactly the merge, nothing that landed beside it", []),
            StepId.Candidate => ($"the one heavy build, sealed as rc-{source}", "what is released was built once, from this commit", [$"dispatch {settings.CandidateWorkflow} for {source}"]),
            StepId.Release => ($"{settings.ReleaseWorkflow} verifies the candidate", "conflicts show before anybody approves", [$"dispatch {settings.ReleaseWorkflow} for {tag}"]),
            StepId.Approval => ($"a reviewer approves the environment {settings.Environment}", "a person decides what users get", []),
            StepId.Published => ($"the candidate's bytes are published as {tag}", "promotion copies and never compiles", []),
            StepId.Verified => ("what is published is compared with the candidate", "nothing is believed that was not seen", []),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "no such step"),
        };
        return new StepReport(StepStatus.ToCome, text) { Why = why, Writes = writes };
    }
}
