using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>
/// Reads what a commit is known to hold: never gone, so an answer that it is not there is a GitHub that lags, and is
/// asked again.
/// </summary>
internal static class ListedReads
{
    /// <param name="sha">Of a tree that a commit or another tree names, or of a commit.</param>
    /// <exception cref="ActionFailure">GitHub goes on saying that it is not there.</exception>
    public static Task<GitTree> TreeAsync(ReleaseServices services, string sha, CancellationToken cancellation) =>
        ReadAsync(
            services,
            $"the tree {sha}",
            ends => services.Operator.Objects.GetTreeAsync(services.Repository, sha, ends),
            cancellation
        );

    /// <param name="path">A file that the commit's trees list.</param>
    /// <param name="commit">40 hex digits.</param>
    /// <exception cref="ActionFailure">GitHub goes on saying that it is not there.</exception>
    public static Task<byte[]> FileAsync(
        ReleaseServices services,
        string path,
        string commit,
        CancellationToken cancellation
    ) =>
        ReadAsync(
            services,
            $"{path} at {commit}",
            ends => services.GitHub.Contents.ReadFileAsync(services.Repository, path, commit, ends),
            cancellation
        );

    private static async Task<T> ReadAsync<T>(
        ReleaseServices services,
        string what,
        Func<CancellationToken, Task<T?>> read,
        CancellationToken cancellation
    )
        where T : class =>
        await LaggingReads.UntilAsync(services.Time, read, seen => seen is not null, cancellation)
        ?? throw new ActionFailure(
            ExitCode.GitHub,
            $"GitHub does not show {what} of {services.Repository}",
            "A commit that GitHub showed lists it, and five looks in 15 seconds did not find it",
            OperatorAdvice.Again
        );
}
