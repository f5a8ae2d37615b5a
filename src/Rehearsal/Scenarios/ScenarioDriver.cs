using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>
/// What people do in a rehearsal, over the API as they would: the operator dispatches, the reviewer decides.
/// </summary>
internal sealed class ScenarioDriver(
    RehearsalEnvironment rehearsal,
    IRehearsalView view,
    CancellationToken cancellation
)
{
    private readonly List<Finding> findings = [];

    private ScenarioRequests Requests => new(rehearsal, cancellation);

    public RehearsalEnvironment Environment => rehearsal;

    public CancellationToken Cancellation => cancellation;

    /// <summary>What was looked at on the way.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Whether a release waited for an approval; null where none came so far.</summary>
    public bool? ApprovalRequired { get; private set; }

    /// <summary>How many requests have changed something so far, those of the rehearsal's people aside.</summary>
    public int Writes =>
        rehearsal.GitHub.Log.Writes.Count(request => request.UserAgent != RehearsalEnvironment.UserAgent);

    /// <summary>What was seen, and whether it is as it should be.</summary>
    public void Expect(bool holds, string seen)
    {
        var finding = new Finding(holds, seen);
        findings.Add(finding);
        view.Found(finding);
    }

    /// <summary>Somebody does something outside the workflows.</summary>
    public void Act(string who, string what) => view.Act(who, what);

    /// <summary>The commit to release is pushed, and <c>ci.yml</c> looks at it.</summary>
    public async Task PushAsync()
    {
        var repository = rehearsal.Product.Repository;
        Act("operator", $"pushes {rehearsal.ReleaseTag} to {repository.DefaultBranch}");
        rehearsal.SourceSha = rehearsal.Product.Push();
        await rehearsal.Runner.WhenIdle().WaitAsync(cancellation);
    }

    /// <summary>A commit lands as on any day, and <c>ci.yml</c> looks at it.</summary>
    public async Task LandAsync()
    {
        Act("somebody", $"lands a commit on {rehearsal.Product.Repository.DefaultBranch}");
        rehearsal.SourceSha = rehearsal.Product.Land();
        await rehearsal.Runner.WhenIdle().WaitAsync(cancellation);
    }

    /// <summary>The reviewer looks whether anything is visible already, and answers the run that waits.</summary>
    public async Task AnswerAsync(bool approve)
    {
        ApprovalRequired = true;
        await this.NothingVisibleAsync("while it waits for its approval");
        await DecideAsync(rehearsal.Product.Repository.Actions.Runs.Last(run => run.Status == "waiting"), approve);
    }

    /// <summary>Dispatches the candidate lane.</summary>
    public Task<SandboxRun> DispatchCandidateAsync() =>
        DispatchAsync(
            rehearsal.Settings.CandidateWorkflow,
            ("source_sha", rehearsal.SourceSha),
            ("request_id", $"rehearsal-{rehearsal.Product.Repository.Actions.Runs.Count}")
        );

    /// <summary>Dispatches the candidate lane and waits for its end.</summary>
    public async Task<SandboxRun> CandidateAsync()
    {
        var run = await DispatchCandidateAsync();
        await EndedAsync(run);
        return run;
    }

    /// <summary>Dispatches the promote lane, and waits until it asks for an approval or has ended.</summary>
    public async Task<SandboxRun> ReleaseAsync()
    {
        var run =
            rehearsal.Product.Kind == ProductKind.Content
                ? await DispatchAsync(
                    "publish.yml",
                    ("channel", rehearsal.Version.Contains('-', StringComparison.Ordinal) ? "beta" : "stable"),
                    ("tag", rehearsal.ReleaseTag),
                    ("spec_path", $"release-specs/{rehearsal.ReleaseTag}.json"),
                    ("request_id", $"rehearsal-{rehearsal.Product.Repository.Actions.Runs.Count}")
                )
                : await DispatchAsync(
                    rehearsal.Settings.ReleaseWorkflow,
                    ("tag", rehearsal.ReleaseTag),
                    ("source_sha", rehearsal.SourceSha),
                    ("notes_b64", "QSByZWhlYXJzYWwu"),
                    ("request_id", $"rehearsal-{rehearsal.Product.Repository.Actions.Runs.Count}")
                );
        await rehearsal.WaitsOrEnds(run).WaitAsync(cancellation);
        var waits = run.Status == "waiting";
        ApprovalRequired = waits ? true : ApprovalRequired ?? (run.Conclusion == "success" ? false : null);
        return run;
    }

    /// <summary>The reviewer decides, and the run goes on to its end.</summary>
    public async Task DecideAsync(SandboxRun run, bool approve)
    {
        var reviewer = run
            .Repository.Actions.Environments.SelectMany(environment => environment.Reviewers)
            .First()
            .Name;
        Act(reviewer, $"{(approve ? "approves" : "rejects")} {run.Workflow.Name} #{run.Number}");
        await Requests.DecideAsync(run, reviewer, approve);
        await EndedAsync(run);
    }

    /// <summary>The failed jobs of a run are run again, to the end.</summary>
    public async Task RerunFailedAsync(SandboxRun run)
    {
        Act("operator", $"runs the failed jobs of {run.Workflow.Name} #{run.Number} again");
        await Requests.RerunFailedAsync(run);
        await EndedAsync(run);
    }

    /// <summary>Dispatches a workflow without inputs; null, and said so, where it cannot be.</summary>
    public async Task<SandboxRun?> TryDispatchAsync(string workflow)
    {
        try
        {
            return await DispatchAsync(workflow);
        }
        catch (ScenarioFailure refused)
        {
            Act("operator", $"could not: {refused.Message}");
            return null;
        }
    }

    public Task EndedAsync(SandboxRun run) => rehearsal.Runner.WhenEnded(run).WaitAsync(cancellation);

    private async Task<SandboxRun> DispatchAsync(string workflow, params (string Name, string Value)[] inputs)
    {
        Act("operator", $"dispatches {workflow} for {rehearsal.SourceSha[..8]}");
        return await Requests.DispatchAsync(workflow, inputs);
    }
}
