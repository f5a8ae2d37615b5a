namespace MsReleaseActions.Server.State;

/// <summary>Check runs and statuses of one repository, without HTTP.</summary>
public sealed class RepositoryChecks
{
    /// <summary>The app behind every workflow job.</summary>
    public const string ActionsApp = "github-actions";

    private readonly SandboxRepository repository;
    private readonly List<SandboxCheck> own = [];
    private readonly List<SandboxStatus> statuses = [];
    private readonly Dictionary<(string Sha, string App), long> suites = [];

    internal RepositoryChecks(SandboxRepository repository) => this.repository = repository;

    /// <summary>Every check run of a commit, those of workflow jobs among them, oldest first.</summary>
    public IReadOnlyList<SandboxCheck> All(string sha) =>
        repository.Sandbox.Change(() =>
            own.Where(c => c.HeadSha == sha).Concat(JobChecks.Of(repository, sha)).OrderBy(c => c.Id).ToList()
        );

    /// <summary>The last run of each name in each suite, newest first.</summary>
    public IReadOnlyList<SandboxCheck> Latest(string sha) =>
        [.. All(sha).GroupBy(c => (c.SuiteId, c.Name)).Select(g => g.MaxBy(c => c.Id)!).OrderByDescending(c => c.Id)];

    /// <summary>The last status of each context, newest first.</summary>
    public IReadOnlyList<SandboxStatus> Statuses(string sha) =>
        repository.Sandbox.Change(() =>
            statuses
                .Where(s => s.Sha == sha)
                .GroupBy(s => s.Context, StringComparer.Ordinal)
                .Select(g => g.MaxBy(s => s.Id)!)
                .OrderByDescending(s => s.Id)
                .ToList()
        );

    /// <summary>Adds a completed check run; <paramref name="conclusion"/> null leaves it in progress.</summary>
    public SandboxCheck Add(string name, string sha, string? conclusion = "success", string app = ActionsApp) =>
        Add(
            name,
            sha,
            app,
            check =>
                check with
                {
                    Status = conclusion is null ? "in_progress" : "completed",
                    Conclusion = conclusion,
                    StartedAt = repository.Sandbox.Now,
                    CompletedAt = conclusion is null ? null : repository.Sandbox.Now,
                }
        );

    /// <summary>Sets a status.</summary>
    public SandboxStatus SetStatus(string sha, string context, string state, string by = "octocat") =>
        Add(
            new SandboxStatus(
                repository.Sandbox.NextId(),
                sha,
                context,
                state,
                repository.Sandbox.User(by),
                repository.Sandbox.Now
            )
        );

    internal SandboxCheck Add(string name, string sha, string app, Func<SandboxCheck, SandboxCheck> shape) =>
        repository.Sandbox.Change(() =>
        {
            if (!suites.TryGetValue((sha, app), out var suite))
            {
                suites[(sha, app)] = suite = repository.Sandbox.NextId();
            }

            var check = shape(new SandboxCheck(repository.Sandbox.NextId(), suite, name, sha, app));
            own.Add(check);
            return check;
        });

    internal SandboxStatus Add(SandboxStatus status) =>
        repository.Sandbox.Change(() =>
        {
            statuses.Add(status);
            return status;
        });

    internal bool Exists(long id) =>
        own.Exists(c => c.Id == id) || repository.Actions.Runs.Any(run => run.AllJobs.Any(job => job.Id == id));

    /// <summary>
    /// Whether a required check is there and content: true, false, or null where nobody has said anything yet.
    /// </summary>
    internal bool? Holds(string sha, string context)
    {
        var answers = Latest(sha)
            .Where(c => c.Name == context)
            .Select(c => c.Passes)
            .Concat(Statuses(sha).Where(s => s.Context == context).Select(s => s.State == "success"))
            .ToList();
        return answers.Count == 0 ? null : answers.TrueForAll(a => a);
    }
}
