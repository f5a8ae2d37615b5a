using System.Globalization;

namespace MsReleaseActions.Server.State;

/// <summary>The commit of a run as its answers show it; read once, because a run never changes its commit.</summary>
internal sealed record HeadCommit(string Sha, string Tree, string Name, string Email, string When, string Message)
{
    public static HeadCommit Read(SandboxRepository repository, string sha) =>
        repository.Resolve(sha) is { } found && repository.Git.History.Commit(found) is var commit
            ? new HeadCommit(
                sha,
                commit.Tree,
                commit.Author.Name,
                commit.Author.Email,
                commit.Committer.When.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
                commit.Message
            )
            : new HeadCommit(sha, sha, "Octocat", "octocat@github.com", "2020-01-01T00:00:00Z", "");
}
