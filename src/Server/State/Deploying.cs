using System.IO.Enumeration;

namespace MsReleaseActions.Server.State;

/// <summary>A job that reaches an environment, and the decision of its reviewers.</summary>
internal static class Deploying
{
    /// <summary>
    /// A job reaches an environment: it fails where its branch may not deploy, waits where somebody must approve, and
    /// goes on otherwise.
    /// </summary>
    public static SandboxJob Reach(SandboxJob job, string name)
    {
        var run = job.Run;
        var environment = run.Repository.Actions.Environment(name);
        job.Environment = environment.Name;
        if (!MayDeploy(environment, run))
        {
            job.Log(
                $"Branch \"{run.Made.HeadBranch}\" is not allowed to deploy to {name} due to environment "
                    + "protection rules."
            );
            Refuse(run, job);
        }
        else if (environment.Reviewers.Count == 0)
        {
            Go(job);
        }
        else
        {
            run.SetStatus("waiting");
            job.SetStatus("waiting");
        }
        return job;
    }

    /// <summary>The environments that jobs wait for.</summary>
    public static IReadOnlyList<SandboxEnvironment> Pending(SandboxRun run) =>
        [
            .. Waiting(run)
                .Select(job => job.Environment!)
                .Distinct()
                .Select(name => run.Repository.Actions.Environment(name)),
        ];

    public static bool MayApprove(SandboxRun run, SandboxEnvironment environment, SandboxToken? by) =>
        by is not null
        && environment.Reviewers.Any(reviewer =>
            reviewer.Type == "User" && string.Equals(reviewer.Name, by.User.Login, StringComparison.OrdinalIgnoreCase)
        )
        && !(
            environment.PreventSelfReview
            && string.Equals(run.Made.Actor, by.User.Login, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>One decision about every environment that jobs wait for.</summary>
    public static void DecideAll(SandboxRun run, string login, bool approved, string comment) =>
        run.Repository.Sandbox.Change(() =>
        {
            var pending = Pending(run);
            return Decide(
                run,
                pending,
                new SandboxApproval([.. pending.Select(environment => environment.Name)], approved, login, comment)
            );
        });

    public static IReadOnlyList<SandboxDeployment> Decide(
        SandboxRun run,
        IReadOnlyList<SandboxEnvironment> environments,
        SandboxApproval approval
    )
    {
        run.Decided(approval);
        var jobs = Waiting(run).FindAll(job => environments.Any(environment => environment.Name == job.Environment));
        if (!approval.Approved)
        {
            jobs.ForEach(job => Refuse(run, job));
            return [];
        }
        return
        [
            .. jobs.Select(job =>
            {
                var deployment = Go(job);
                run.OnApproved?.Invoke(job);
                return deployment;
            }),
        ];
    }

    private static List<SandboxJob> Waiting(SandboxRun run) =>
        [.. run.Jobs.Where(job => job is { Status: "waiting", Environment: not null })];

    // the run goes on with what does not need this job; one that a test moves ends with its last job
    private static void Refuse(SandboxRun run, SandboxJob job)
    {
        job.Complete("failure");
        job.Decision.TrySetResult(false);
        if (!run.IsExecuted && run.Jobs.All(other => other.Status == "completed"))
        {
            run.Complete("failure");
        }
    }

    private static SandboxDeployment Go(SandboxJob job)
    {
        var run = job.Run;
        job.Start();
        run.Start();
        job.Decision.TrySetResult(true);
        var sandbox = run.Repository.Sandbox;
        var deployment = new SandboxDeployment(
            sandbox.NextId(),
            job.Environment!,
            run.Made.HeadBranch,
            run.Made.HeadSha,
            "deploy",
            "github-actions[bot]",
            sandbox.Now
        );
        run.Repository.Actions.Add(deployment);
        return deployment;
    }

    // without branch protection to ask, the default branch is the one that counts as protected
    private static bool MayDeploy(SandboxEnvironment environment, SandboxRun run) =>
        environment.ProtectedBranchesOnly switch
        {
            null => true,
            true => run.Made.HeadBranch == run.Repository.DefaultBranch,
            false => environment.BranchPatterns.Any(pattern =>
                FileSystemName.MatchesSimpleExpression(pattern.Name, run.Made.HeadBranch, ignoreCase: false)
            ),
        };
}
