using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>
/// The environments of a repository, as <c>workflows/README.md</c> asks for them: open to the default branch only, and
/// a release's to nobody without an approval.
/// </summary>
internal static class Gates
{
    /// <summary>The environment of what is built and sealed.</summary>
    public const string Candidate = "candidate";

    private const string Reviewer = "release-manager";

    /// <summary>An environment that somebody must approve.</summary>
    public static void PutApproved(SandboxRepository repository, string name) =>
        Close(repository, repository.Actions.ProtectedEnvironment(name, Reviewer));

    /// <summary>The candidate lane's environment.</summary>
    public static void PutCandidate(SandboxRepository repository) =>
        Close(repository, repository.Actions.Environment(Candidate));

    private static void Close(SandboxRepository repository, SandboxEnvironment environment) =>
        (environment.ProtectedBranchesOnly, environment.BranchPatterns) = (
            false,
            [new BranchPattern(repository.Sandbox.NextId(), repository.DefaultBranch, "branch")]
        );
}
