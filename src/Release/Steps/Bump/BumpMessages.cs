using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>What a bump says of itself, before and while it is made: the same words. Pure.</summary>
/// <param name="settings">What is released.</param>
/// <param name="change">How its change is spoken of.</param>
internal sealed class BumpMessages(ReleaseSettings settings, ChangeMessages change)
{
    public static string Close(BumpPull bump, BumpBranch now) => $"close pull request #{bump.Number}: it is for {bump.Tag} on {bump.Branch.BaseStart}, not on {now.BaseStart}";

    public static string Branch(BumpSnapshot sight) => $"create the branch {sight.Branch}";

    public string Tree(BumpSnapshot sight) => change.Write(sight.Branch, sight.Files.Changes.Keys);

    public string Commit(BumpSnapshot sight) => $"commit it on {sight.Base.Short} as {settings.Kind.Title(sight.Branch.Tag)}";

    public string Open(BumpSnapshot sight) => $"open the pull request {settings.Kind.Title(sight.Branch.Tag)} from {sight.Branch} into {settings.Branch}";

    /// <summary>What the pull request says of itself.</summary>
    public string Body(BumpSnapshot sight) =>
        $"""
        {change.Body(sight.Branch, sight.Files.Changes.Keys)}

        It stands on {sight.Base}, the newest commit of `{settings.Branch}` when the release was begun. `{settings.Kind.Command("publish")}` merges it when its required
        checks are green, and releases the commit that the merge makes as {sight.Branch.Tag}. It is not merged once somebody has pushed to its branch, or
        once `{settings.Branch}` has moved on: the release then begins anew.
        """;

    public StepReport Report(BumpSnapshot sight) => sight switch
    {
        { Problem: { } problem } => new StepReport(StepStatus.Blocked, problem.What) { Why = problem.Why, Remedy = problem.Remedy, Url = problem.Url },
        { Files.IsNeeded: false } => new StepReport(StepStatus.Done, change.NotNeeded(sight.Branch)),
        { IsDone: true, Pull: { } pull } => new StepReport(StepStatus.Done, pull.IsMerged ? $"#{pull.Number} is merged" : change.Does(pull.Number, sight.Branch)) { Url = pull.HtmlUrl },
        _ => new StepReport(StepStatus.ToDo, ToDo(sight))
        {
            Why = sight.Closed is { } closed && sight.Pull is null ? $"#{closed.Number} was closed without having been merged: a new pull request is opened" : change.Why,
            Writes = Writes(sight),
        },
    };

    // everything that is missing, in order
    private IReadOnlyList<string> Writes(BumpSnapshot sight) =>
    [
        .. sight.Superseded.Select(bump => Close(bump, sight.Branch)),
        .. sight.HasBranch ? [] : (string[])[Tree(sight), Commit(sight), Branch(sight)],
        .. sight.Pull is null ? (string[])[Open(sight)] : [],
    ];

    private string ToDo(BumpSnapshot sight) => sight switch
    {
        { Pull: { } pull } => $"#{pull.Number} is open, and so is an older bump",
        { HasBranch: true } => $"the branch {sight.Branch} is there, its pull request is not",
        _ => change.ToDo(sight.Branch),
    };
}
