using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>What a bump says of itself, before and while it is made: the same words. Pure.</summary>
/// <param name="settings">What is released.</param>
/// <param name="change">How its change is spoken of.</param>
internal sealed class BumpMessages(ReleaseSettings settings, ChangeMessages change)
{
    public static string Close(BumpPull bump, BumpBranch now) =>
        $"close pull request #{bump.Number}: it is for {bump.Tag} on {bump.Branch.BaseStart}, not on {now.BaseStart}";

    public static string Branch(BumpSnapshot snapshot) => $"create the branch {snapshot.Branch}";

    public string Tree(BumpSnapshot snapshot) => change.Write(snapshot.Branch, snapshot.Files.Changes.Keys);

    public string Commit(BumpSnapshot snapshot) =>
        $"commit it on {snapshot.Base.Short} as {settings.Kind.Title(snapshot.Branch.Tag)}";

    public string Open(BumpSnapshot snapshot) =>
        $"open the pull request {settings.Kind.Title(snapshot.Branch.Tag)} from {snapshot.Branch} into "
        + $"{settings.Branch}";

    /// <summary>What the pull request says of itself.</summary>
    public string Body(BumpSnapshot snapshot) =>
        $"""
            {change.Body(snapshot.Branch, snapshot.Files.Changes.Keys)}

            It stands on {snapshot.Base}, the newest commit of `{settings.Branch}` when the release was begun. `{settings.Kind.Command(
                "publish"
            )}` merges it when its required
            checks are green, and releases the commit that the merge makes as {snapshot.Branch.Tag}. It is not merged once somebody has pushed to its branch, or
            once `{settings.Branch}` has moved on: the release then begins anew.
            """;

    public StepReport Report(BumpSnapshot snapshot) =>
        snapshot switch
        {
            { Problem: { } problem } => new StepReport(StepStatus.Blocked, problem.What)
            {
                Why = problem.Why,
                Remedy = problem.Remedy,
                Url = problem.Url,
            },
            { Files.IsNeeded: false } => new StepReport(StepStatus.Done, change.NotNeeded(snapshot.Branch)),
            { IsDone: true, Pull: { } pull } => new StepReport(
                StepStatus.Done,
                pull.IsMerged ? $"#{pull.Number} is merged" : change.Does(pull.Number, snapshot.Branch)
            )
            {
                Url = pull.HtmlUrl,
            },
            _ => new StepReport(StepStatus.ToDo, ToDo(snapshot))
            {
                Why =
                    snapshot.Closed is { } closed && snapshot.Pull is null
                        ? $"#{closed.Number} was closed without having been merged: a new pull request is opened"
                        : change.Why,
                Writes = Writes(snapshot),
            },
        };

    // everything that is missing, in order
    private IReadOnlyList<string> Writes(BumpSnapshot snapshot) =>
        [
            .. snapshot.Superseded.Select(bump => Close(bump, snapshot.Branch)),
            .. snapshot.HasBranch ? [] : (string[])[Tree(snapshot), Commit(snapshot), Branch(snapshot)],
            .. snapshot.Pull is null ? (string[])[Open(snapshot)] : [],
        ];

    private string ToDo(BumpSnapshot snapshot) =>
        snapshot switch
        {
            { Pull: { } pull } => $"#{pull.Number} is open, and so is an older bump",
            { HasBranch: true } => $"the branch {snapshot.Branch} is there, its pull request is not",
            _ => change.ToDo(snapshot.Branch),
        };
}
