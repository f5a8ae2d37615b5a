namespace MsReleaseActions.Sandbox.Actions;

/// <summary>The commit of a run as its answers show it; read once, because a run never changes its commit.</summary>
internal sealed record HeadCommit(string Sha, string Tree, string Name, string Email, string When, string Message)
{
    public static HeadCommit Read(SandboxRepository repository, string sha) =>
        repository.Git.TryText("show", "--no-patch", "--format=%T%n%an%n%ae%n%cI%n%B", sha)?.Split('\n', 5) is [var tree, var name, var email, var when, var message]
            ? new HeadCommit(sha, tree, name, email, when, message.TrimEnd('\n'))
            : new HeadCommit(sha, sha, "Octocat", "octocat@github.com", "2020-01-01T00:00:00Z", "");
}
