using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>A green <c>ci.yml</c>, for repositories whose workflows nobody executes.</summary>
internal static class GreenRun
{
    /// <param name="jobs">Their names.</param>
    public static void Put(SandboxRepository repository, string commit, IEnumerable<string> jobs)
    {
        var run = repository.Actions.AddRun("ci.yml", new NewRun("push", repository.DefaultBranch, commit));
        foreach (var name in jobs)
        {
            run.AddJob(name).Succeed();
        }
        run.Complete("success");
    }
}
