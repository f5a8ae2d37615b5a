namespace MsReleaseActions.Server.State;

/// <summary>Workflow jobs are check runs: same number, same name, one suite for each workflow run.</summary>
internal static class JobChecks
{
    public static IEnumerable<SandboxCheck> Of(SandboxRepository repository, string sha) =>
        repository.Actions.Runs.Where(run => run.Made.HeadSha == sha).SelectMany(run => run.AllJobs).Select(Check);

    private static SandboxCheck Check(SandboxJob job) =>
        new(job.Id, job.Run.Id, job.Name, job.Run.Made.HeadSha, RepositoryChecks.ActionsApp)
        {
            Status = job.Status,
            Conclusion = job.Conclusion,
            StartedAt = job.StartedAt,
            CompletedAt = job.CompletedAt,
            Branch = job.Run.Made.HeadBranch,
        };
}
