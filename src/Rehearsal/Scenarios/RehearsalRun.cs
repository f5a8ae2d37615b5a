using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Proofs;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.Http;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>What a rehearsal came to.</summary>
/// <param name="Document">For machines.</param>
/// <param name="Findings">For people.</param>
internal sealed record RehearsalResult(RehearsalDocument Document, Findings Findings)
{
    /// <summary>The document's problems, each in its parts.</summary>
    public IReadOnlyList<RehearsalProblem> Problems { get; init; } =
    [.. Document.Problems.Select(problem => new RehearsalProblem(problem))];
}

/// <summary>Plays one scenario, and looks at the result from outside.</summary>
internal sealed class RehearsalRun(
    RehearsalEnvironment environment,
    Scenario scenario,
    IRehearsalView view,
    TimeProvider time
)
{
    private readonly List<RehearsalProblem> problems = [];

    public async Task<RehearsalResult> RunAsync(CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var driver = new ScenarioDriver(environment, view, cancellation);
        var proven = new Findings([], null, []);
        if (environment.Product.CutOver is { Count: > 0 } replaced)
        {
            driver.Act("operator", $"cuts over: the lanes replace {string.Join(" and ", replaced)}, which are deleted");
        }
        try
        {
            await scenario.PlayAsync(driver);
            view.Line("the proof looks at everything from outside");
            proven = scenario.Ending switch
            {
                Ending.Published => await ProveAsync(cancellation),
                Ending.Nothing => new Findings([], null, await AbsenceProof.ProveAsync(environment, cancellation)),
                _ => proven,
            };
        }
        catch (ScenarioFailure failure)
        {
            problems.Add(failure.Problem);
        }
        catch (HttpRequestException failure)
        {
            problems.Add(new RehearsalProblem(failure.Message));
        }
        if (scenario.Ending == Ending.Published)
        {
            TellRed();
        }
        var work = HeavyWork.Of(environment.Jobs, environment.Runs, environment.Settings);
        var findings = proven with { All = [.. driver.Findings, .. proven.All, .. Built(work)] };
        foreach (var finding in findings.All.Skip(driver.Findings.Count))
        {
            view.Found(finding);
        }
        AddProblems(findings.All.Where(finding => !finding.Holds).Select(finding => finding.Text));
        AddProblems(
            environment
                .Runs.Where(run =>
                    environment.HasLanes && run.Made.Event != "workflow_dispatch" && work.IsLane(run.Workflow.FileName)
                )
                .Select(run => $"{run.Workflow.FileName} ran on {run.Made.Event}: only a dispatch may start it")
                .Distinct()
        );
        AddProblems(
            environment
                .Events.OfType<Unsupported>()
                .Where(named => !named.Passed)
                .Select(named => $"not supported by the embedded runner: {named.What} ({named.File}:{named.Line})")
                .Distinct()
        );
        problems.AddRange(
            work.Unsupported.Select(unsupported => new RehearsalProblem(unsupported)
            {
                Why = "Nothing stands in for this command here, so what it does is not known; on GitHub it may succeed",
                ToDo =
                    "Take its step out for the rehearsal, which takes what is not committed along; "
                    + "docs/embedded-runner.md names what is stood in for",
            })
        );
        AddProblems(
            environment.GitHub.Log.Violations.Select(violation =>
                $"a well-behaved client would not have done this: {violation}"
            )
        );
        return new RehearsalResult(Document(findings, work, driver, time.GetElapsedTime(start)), findings)
        {
            Problems = problems,
        };
    }

    // what nothing requires may be red, and the release goes on, as on GitHub: whoever decides should know
    private void TellRed()
    {
        foreach (
            var run in environment.Runs.Where(run =>
                run is { Conclusion: "failure", Made.Event: "pull_request" or "push" }
            )
        )
        {
            view.Line(
                $"warning: {run.Workflow.Name} #{run.Number} failed on the {run.Made.Event}, and no required check is in "
                    + "what failed: the release went on"
            );
        }
    }

    private void AddProblems(IEnumerable<string> found) =>
        problems.AddRange(found.Select(problem => new RehearsalProblem(problem)));

    private Task<Findings> ProveAsync(CancellationToken cancellation)
    {
        if (environment.Product.Kind == ProductKind.Content)
        {
            return new ContentProof(environment, view.Line).ProveAsync(cancellation);
        }
        var candidate = environment.Product.Repository.Actions.Runs.First(run =>
            run.Artifacts.Count > 0
            && run.Workflow.FileName == environment.Settings.CandidateWorkflow
            && run.Inputs.GetValueOrDefault("source_sha") == environment.SourceSha
        );
        var files = BuiltFiles.Of(candidate, Path.Combine(environment.Folder, "built"));
        return new ReleaseProof(environment, files, environment.Keys.Updater, view.Line).ProveAsync(cancellation);
    }

    private IEnumerable<Finding> Built(HeavyWork work)
    {
        yield return new Finding(
            scenario.Builds is { } builds ? work.Builds == builds : work.Builds <= 1,
            $"{work.Builds} heavy build{(work.Builds == 1 ? "" : "s")}, in {work.Jobs} "
                + "jobs"
                + (
                    work.Jobs > 0 && scenario.Kind == ProductKind.App
                        ? $"; a build each for pull request, push and candidate takes {work.JobsOfThreeBuilds}"
                        : ""
                )
        );
        yield return new Finding(
            !work.ReleaseCompiled,
            work.ReleaseCompiled ? "the release lane used a compiler" : "the release lane compiled nothing"
        );
    }

    private RehearsalDocument Document(Findings findings, HeavyWork work, ScenarioDriver driver, TimeSpan took)
    {
        var asked = environment
            .GitHub.Log.Requests.Where(request =>
                request.Listener is Listener.Api or Listener.Upload
                && request.UserAgent != RehearsalEnvironment.UserAgent
            )
            .ToList();
        return new RehearsalDocument(
            problems.Count == 0,
            scenario.Name,
            environment.SourceSha,
            environment.ReleaseTag,
            work.Builds,
            work.Jobs,
            work.ReleaseCompiled,
            [
                .. findings.Assets.Select(asset => new DocumentedAsset(
                    asset.Name,
                    asset.Size,
                    asset.Sha256,
                    asset.SameAsCandidate
                )),
            ],
            findings.LatestJsonOk,
            driver.ApprovalRequired,
            new ApiUse(
                asked.Count,
                asked.Count(request => request.Status == 304),
                asked.Count(request => request.IsWrite)
            ),
            Math.Round(took.TotalSeconds, 1),
            [.. problems.Select(problem => problem.Message)]
        )
        {
            CutOver = environment.Product.CutOver,
        };
    }
}
