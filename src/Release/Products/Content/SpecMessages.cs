using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>How a release's spec is spoken of.</summary>
/// <param name="Spec">What was chosen; null where somebody only looks at what is there.</param>
internal sealed record SpecMessages(ReleaseSpec? Spec)
    : ChangeMessages(
        "the spec",
        "what is released is written down, and can be reviewed",
        "adds the release's spec and its notes and nothing else"
    )
{
    public override string Write(BumpBranch branch, IEnumerable<string> files) =>
        $"write {string.Join(" and ", files)}";

    public override string ToDo(BumpBranch branch) => $"the spec of {branch.Tag} is written on {branch.BaseStart}";

    public override string Does(int number, BumpBranch branch) =>
        $"#{number} adds the spec of {branch.Tag} on {branch.BaseStart}";

    public override string NotNeeded(BumpBranch branch) => $"the spec of {branch.Tag} is there";

    public override string Body(BumpBranch branch, IEnumerable<string> files) =>
        $"""
            Adds {string.Join(" and ", files.Select(file => $"`{file}`"))}. Nothing else changes.

            | part | repository | commit |
            |---|---|---|
            {string.Join(
                '\n',
                (Spec?.Repositories ?? []).Select(part =>
                    $"| {part.Id} | {part.Repository} | {part.Sha} |"
                )
            )}
            """;
}
