using MsReleaseActions.Sandbox;

namespace MsReleaseActions.Cli.Seed;

/// <summary>The environments of a product, as <c>workflows/README.md</c> asks for them: open to the default branch only, and the release's to nobody without an approval.</summary>
internal static class Gates
{
    public static void Put(SandboxRepository repository)
    {
        var branch = new BranchPattern(repository.Sandbox.NextId(), repository.DefaultBranch, "branch");
        foreach (var environment in (SandboxEnvironment[])[repository.Actions.ProtectedEnvironment(ManagerSeed.ReleaseEnvironment, "release-manager"), repository.Actions.Environment("candidate")])
        {
            (environment.ProtectedBranchesOnly, environment.BranchPatterns) = (false, [branch]);
        }
    }
}
