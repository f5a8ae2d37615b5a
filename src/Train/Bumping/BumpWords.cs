using MsReleaseActions.Train.Steps;

namespace MsReleaseActions.Train.Bumping;

/// <summary>What a bump says of itself, before and while it is made: the same words. Pure.</summary>
internal static class BumpWords
{
    public static string Close(BumpPull bump, BumpBranch now) => $"close pull request #{bump.Number}: it bumps {bump.Branch.BaseStart} to {bump.Tag}, not {now.BaseStart}";

    public static string Tree(BumpSight sight) => $"write the version {sight.Branch.Tag.VersionText} into {string.Join(", ", sight.Files.Changes.Keys)}";

    public static string Commit(BumpSight sight) => $"commit it on {sight.Base.Short} as {sight.Branch.Title}";

    public static string Branch(BumpSight sight) => $"create the branch {sight.Branch}";

    public static string Open(BumpSight sight, string target) => $"open the pull request {sight.Branch.Title} from {sight.Branch} into {target}";

    /// <summary>Everything that is missing, in order.</summary>
    public static IReadOnlyList<string> Writes(BumpSight sight, string target) =>
    [
        .. sight.Superseded.Select(bump => Close(bump, sight.Branch)),
        .. sight.HasBranch ? [] : (string[])[Tree(sight), Commit(sight), Branch(sight)],
        .. sight.Pull is null ? (string[])[Open(sight, target)] : [],
    ];

    public static StepReport Report(BumpSight sight, string target) => sight switch
    {
        { Problem: { } problem } => new StepReport(StepStatus.Blocked, problem.What) { Why = problem.Why, Remedy = problem.Remedy, Url = problem.Url },
        { Files.IsNeeded: false } => new StepReport(StepStatus.Done, $"no bump is needed: {sight.Base.Short} says {sight.Branch.Tag.VersionText} already"),
        { IsDone: true, Pull: { } pull } => new StepReport(StepStatus.Done, pull.IsMerged ? $"#{pull.Number} is merged" : $"#{pull.Number} bumps {sight.Base.Short} to {sight.Branch.Tag}") { Url = pull.HtmlUrl },
        _ => new StepReport(StepStatus.ToDo, ToDo(sight))
        {
            Why = sight.Closed is { } closed && sight.Pull is null ? $"#{closed.Number} was closed without having been merged: a new pull request is opened" : "the tree of the released commit names its version",
            Writes = Writes(sight, target),
        },
    };

    private static string ToDo(BumpSight sight) => sight switch
    {
        { Pull: { } pull } => $"#{pull.Number} is open, and so is an older bump",
        { HasBranch: true } => $"the branch {sight.Branch} is there, its pull request is not",
        _ => $"{sight.Base.Short} is bumped to {sight.Branch.Tag}",
    };
}
