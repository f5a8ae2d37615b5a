using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>Makes what a bump lacks. Each write may have been made before, by an answer that was lost or by somebody who means the same.</summary>
internal sealed class BumpWriting(ReleaseServices space)
{
    private const StepId Step = StepId.Bump;
    private readonly BumpReader look = new(space);
    private readonly BumpMessages words = new(space.Settings, space.Change.Words);

    public Task CloseAsync(BumpPull superseded, BumpSnapshot sight, CancellationToken cancellation) =>
        WriteAsync(
            BumpMessages.Close(superseded, sight.Branch),
            async token =>
            {
                await space.Operator.PullRequests.CloseAsync(space.Repository, superseded.Number, token);
                return "";
            },
            async token => await space.Operator.PullRequests.GetAsync(space.Repository, superseded.Number, token) is { IsOpen: false } ? "" : null,
            cancellation);

    /// <summary>Tree, commit, branch. A commit that no branch holds is nothing to anybody: making it twice does no harm.</summary>
    public async Task CreateBranchAsync(BumpSnapshot sight, CancellationToken cancellation)
    {
        var (@base, files) = await new BumpTree(space).FilesAsync(sight, cancellation);
        var tree = await WriteAsync(
            words.Tree(sight),
            token => space.Operator.Objects.CreateTreeAsync(space.Repository, @base, files, token),
            _ => Task.FromResult<string?>(null),
            cancellation);
        var commit = await WriteAsync(
            words.Commit(sight),
            token => space.Operator.Objects.CreateCommitAsync(space.Repository, space.Settings.Kind.Title(sight.Branch.Tag), tree, sight.Base.Text, token),
            _ => Task.FromResult<string?>(null),
            cancellation);
        await WriteAsync(BumpMessages.Branch(sight), token => PointAsync(sight, commit, token), token => OwnBranchAsync(sight, token), cancellation);
    }

    public async Task OpenAsync(BumpSnapshot sight, CancellationToken cancellation)
    {
        var made = new NewPullRequest(space.Settings.Kind.Title(sight.Branch.Tag), sight.Branch.Name, space.Settings.Branch, words.Body(sight));
        await WriteAsync(words.Open(sight), token => OpenAsync(sight, made, token), token => OpenPullAsync(sight, token), cancellation);
    }

    private async Task<string> PointAsync(BumpSnapshot sight, string commit, CancellationToken cancellation)
    {
        try
        {
            await space.Operator.Objects.CreateBranchAsync(space.Repository, sight.Branch.Name, commit, cancellation);
        }
        catch (GitHubFailure failure) when (RefAnswers.SaysExists(failure))
        {
            // somebody who means the same was faster: whatever is on it is looked at before anything is done with it
            await OwnBranchAsync(sight, cancellation);
        }
        return sight.Branch.Name;
    }

    private async Task<string?> OwnBranchAsync(BumpSnapshot sight, CancellationToken cancellation)
    {
        var now = await look.ReadAsync(sight.Branch.Tag, sight.Base, cancellation);
        return now.Problem is { } problem ? throw ActionFailure.No(problem.What, problem.Why, problem.Remedy)
            : now.HasBranch || now.Pull is not null ? sight.Branch.Name
            : null;
    }

    private async Task<PullRequest> OpenAsync(BumpSnapshot sight, NewPullRequest made, CancellationToken cancellation)
    {
        try
        {
            return await space.Operator.PullRequests.CreateAsync(space.Repository, made, cancellation);
        }
        catch (GitHubFailure failure) when (failure.Status == HttpStatusCode.UnprocessableEntity)
        {
            // "a pull request already exists": taken up, if it is what we would have opened
            if (await OpenPullAsync(sight, cancellation) is { } pull)
            {
                return pull;
            }
            throw;
        }
    }

    private async Task<PullRequest?> OpenPullAsync(BumpSnapshot sight, CancellationToken cancellation) =>
        (await look.ReadAsync(sight.Branch.Tag, sight.Base, cancellation)).Pull;

    private Task<T> WriteAsync<T>(string what, Func<CancellationToken, Task<T>> write, Func<CancellationToken, Task<T?>> seen, CancellationToken cancellation)
        where T : class => space.WriteAsync(Step, what, () => Writes.DoAsync(space.Time, write, seen, cancellation));
}
