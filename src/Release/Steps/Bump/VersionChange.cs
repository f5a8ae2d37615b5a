using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>The change of an app: its version, in the files that name it.</summary>
internal sealed class VersionChange(ReleaseServices services) : IReleaseChange
{
    private readonly VersionReader versions = new(services);

    public ChangeMessages Words { get; } = new VersionWords();

    public Task<BumpFiles> OnAsync(CommitSha @base, ReleaseTag tag, CancellationToken cancellation) =>
        versions.ReadAsync(@base, tag, cancellation);

    public string? ProblemOfBranch(CommitDifference difference, CommitSha @base) =>
        BumpContent.ProblemOfBranch(difference, @base.Text);

    public async Task<string?> ProblemAsync(
        ReleaseTag tag,
        CommitSha @base,
        string head,
        CommitDifference difference,
        CancellationToken cancellation
    )
    {
        var files = await OnAsync(@base, tag, cancellation);
        return files.Problems.Count > 0
            ? $"the version files of {@base.Short} are out of step: {string.Join("; ", files.Problems)}"
            : BumpContent.Problem(difference, files);
    }

    private sealed record VersionWords()
        : ChangeMessages(
            "the bump",
            "the tree of the released commit names its version",
            "changes the version and nothing else"
        )
    {
        public override string Write(BumpBranch branch, IEnumerable<string> files) =>
            $"write the version {branch.Tag.VersionText} into {string.Join(", ", files)}";

        public override string ToDo(BumpBranch branch) => $"{branch.BaseStart} is bumped to {branch.Tag}";

        public override string Does(int number, BumpBranch branch) =>
            $"#{number} bumps {branch.BaseStart} to {branch.Tag}";

        public override string NotNeeded(BumpBranch branch) =>
            $"no bump is needed: {branch.BaseStart} says {branch.Tag.VersionText} already";

        public override string Body(BumpBranch branch, IEnumerable<string> files) =>
            $"Writes the version {branch.Tag.VersionText} into "
            + $"{string.Join(", ", files.Select(file => $"`{file}`"))}. Nothing else changes.";
    }
}
