using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>
/// Makes what a bump lacks. Each write may have been made before, by an answer that was lost or by somebody who means
/// the same.
/// </summary>
/// <param name="services">What steps work with.</param>
/// <param name="change">What the pull request writes.</param>
internal sealed class BumpWriting(ReleaseServices services, IReleaseChange change)
{
    private const StepId Step = StepId.Bump;
    private readonly BumpReader look = new(services, change);
    private readonly BumpMessages words = new(services.Settings, change.Words);

    public Task CloseAsync(BumpPull superseded, BumpSnapshot snapshot, CancellationToken cancellation) =>
        WriteAsync(
            BumpMessages.Close(superseded, snapshot.Branch),
            async token =>
            {
                await services.Operator.PullRequests.CloseAsync(services.Repository, superseded.Number, token);
                return "";
            },
            async token =>
                await services.Operator.PullRequests.GetAsync(services.Repository, superseded.Number, token)
                    is { IsOpen: false }
                    ? ""
                    : null,
            cancellation
        );

    /// <summary>
    /// Tree, commit, branch. A commit that no branch holds is nothing to anybody: making it twice does no harm.
    /// </summary>
    public async Task CreateBranchAsync(BumpSnapshot snapshot, CancellationToken cancellation)
    {
        var (@base, files) = await new BumpTree(services).FilesAsync(snapshot, cancellation);
        var tree = await WriteAsync(
            words.Tree(snapshot),
            token => services.Operator.Objects.CreateTreeAsync(services.Repository, @base, files, token),
            _ => Task.FromResult<string?>(null),
            cancellation
        );
        var commit = await WriteAsync(
            words.Commit(snapshot),
            token =>
                services.Operator.Objects.CreateCommitAsync(
                    services.Repository,
                    services.Settings.Kind.Title(snapshot.Branch.Tag),
                    tree,
                    snapshot.Base.Text,
                    token
                ),
            _ => Task.FromResult<string?>(null),
            cancellation
        );
        await WriteAsync(
            BumpMessages.Branch(snapshot),
            token => PointAsync(snapshot, commit, token),
            token => OwnBranchAsync(snapshot, token),
            cancellation
        );
    }

    public async Task OpenAsync(BumpSnapshot snapshot, CancellationToken cancellation)
    {
        var made = new NewPullRequest(
            services.Settings.Kind.Title(snapshot.Branch.Tag),
            snapshot.Branch.Name,
            services.Settings.Branch,
            words.Body(snapshot)
        );
        await WriteAsync(
            words.Open(snapshot),
            token => OpenAsync(snapshot, made, token),
            token => OpenPullAsync(snapshot, token),
            cancellation
        );
    }

    private async Task<string> PointAsync(BumpSnapshot snapshot, string commit, CancellationToken cancellation)
    {
        try
        {
            await services.Operator.Objects.CreateBranchAsync(
                services.Repository,
                snapshot.Branch.Name,
                commit,
                cancellation
            );
        }
        catch (GitHubFailure failure) when (RefAnswers.SaysExists(failure))
        {
            // somebody who means the same was faster: whatever is on it is looked at before anything is done with it
            await OwnBranchAsync(snapshot, cancellation);
        }
        return snapshot.Branch.Name;
    }

    private async Task<string?> OwnBranchAsync(BumpSnapshot snapshot, CancellationToken cancellation)
    {
        var now = await look.ReadAsync(snapshot.Branch.Tag, snapshot.Base, cancellation);
        return now.Problem is { } problem ? throw ActionFailure.No(problem.What, problem.Why, problem.Remedy)
            : now.HasBranch || now.Pull is not null ? snapshot.Branch.Name
            : null;
    }

    private async Task<PullRequest> OpenAsync(
        BumpSnapshot snapshot,
        NewPullRequest made,
        CancellationToken cancellation
    )
    {
        try
        {
            return await services.Operator.PullRequests.CreateAsync(services.Repository, made, cancellation);
        }
        catch (GitHubFailure failure) when (failure.Status == HttpStatusCode.UnprocessableEntity)
        {
            // "a pull request already exists": taken up, if it is what we would have opened
            if (await OpenPullAsync(snapshot, cancellation) is { } pull)
            {
                return pull;
            }
            throw;
        }
    }

    private async Task<PullRequest?> OpenPullAsync(BumpSnapshot snapshot, CancellationToken cancellation) =>
        (await look.ReadAsync(snapshot.Branch.Tag, snapshot.Base, cancellation)).Pull;

    private Task<T> WriteAsync<T>(
        string what,
        Func<CancellationToken, Task<T>> write,
        Func<CancellationToken, Task<T?>> seen,
        CancellationToken cancellation
    )
        where T : class =>
        services.WriteAsync(Step, what, () => Writes.DoAsync(services.Time, write, seen, cancellation));
}
