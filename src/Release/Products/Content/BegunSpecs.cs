using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Bump;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>The spec of a tag that is on the branch already.</summary>
/// <param name="Source">The commit that brought it.</param>
/// <param name="Number">Of the pull request that brought it; null where it is not known.</param>
internal sealed record MergedSpec(JudgedSpec Spec, CommitSha Source, int? Number);

/// <summary>The spec of a tag that is proposed and not merged.</summary>
/// <param name="Name">What it is to people: <c>#7</c>, or the branch's name.</param>
/// <param name="Branch">Where it is.</param>
internal sealed record ProposedSpec(JudgedSpec? Spec, string Name, string Branch);

/// <summary>Finds releases that were begun: their specs, merged or not.</summary>
/// <param name="services">Where content is released.</param>
/// <param name="pulls">All pull requests of releases.</param>
/// <param name="head">The newest commit of the branch.</param>
internal sealed class BegunSpecs(ReleaseServices services, IReadOnlyList<BumpPull> pulls, CommitSha head)
{
    private readonly SpecRuling specs = new(services);

    /// <summary>However it came there: by our pull request, or by hand.</summary>
    public async Task<MergedSpec?> MergedAsync(ReleaseTag tag, CancellationToken cancellation)
    {
        if (await specs.ReadAsync(tag, head.Text, cancellation) is not { } judged)
        {
            return null;
        }
        var source =
            await services.GitHub.Contents.NewestCommitAsync(
                services.Repository,
                MsReleaseActions.Core.Content.ReleaseSpecFile.PathOf(tag),
                head.Text,
                cancellation
            ) ?? throw new GitHubFailure($"find the commit that brought the spec of {tag}", null, "GitHub names none");
        return new MergedSpec(
            judged,
            CommitSha.Parse(source.Sha),
            pulls.FirstOrDefault(pull => pull.Tag == tag && pull.Pull.IsMerged)?.Number
        );
    }

    /// <summary>
    /// An open pull request of ours, for whichever commit; else a branch for the head that has none yet.
    /// </summary>
    public async Task<ProposedSpec?> ProposedAsync(ReleaseTag tag, CancellationToken cancellation)
    {
        if (
            pulls.FirstOrDefault(pull =>
                pull.Tag == tag && pull.Pull.IsOpen && pull.Pull.Title == services.Settings.Kind.Title(tag)
            ) is
            { } open
        )
        {
            return new ProposedSpec(
                await specs.ReadAsync(tag, open.Pull.Head.Sha, cancellation),
                $"#{open.Number}",
                open.Branch.Name
            );
        }
        var branch = BumpBranch.Of(tag, head);
        // one whose pull request was closed is not wanted any more
        return
            !pulls.Any(pull => pull.Branch == branch)
            && await services.GitHub.Repositories.ResolveCommitAsync(services.Repository, branch.Name, cancellation)
                is { } begun
            ? new ProposedSpec(await specs.ReadAsync(tag, begun, cancellation), $"the branch {branch}", branch.Name)
            : null;
    }
}
