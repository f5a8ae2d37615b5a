using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Proofs;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.Http;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>What a rehearsal came to.</summary>
/// <param name="Document">For machines.</param>
/// <param name="Findings">For people.</param>
internal sealed record RehearsalResult(RehearsalDocument Document, Findings Findings);

/// <summary>Plays one scenario, and looks at the result from outside.</summary>
internal sealed class RehearsalRun(RehearsalEnvironment stage, Scenario scenario, IRehearsalView view, TimeProvider time)
{
    private readonly List<string> problems = [];

    public async Task<RehearsalResult> RunAsync(CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var play = new ScenarioDriver(stage, view, cancellation);
        var proven = new Findings([], null, []);
        try
        {
            await scenario.PlayAsync(play);
            view.Line("the proof looks at everything from outside");
            proven = scenario.Ending switch
            {
                Ending.Published => await ProveAsync(cancellation),
                Ending.Nothing => new Findings([], null, await AbsenceProof.ProveAsync(stage, cancellation)),
                _ => proven,
            };
        }
        catch (Exception failure) when (failure is ScenarioFailure or HttpRequestException)
        {
            problems.Add(failure.Message);
        }
        var work = HeavyWork.Of(stage.Jobs, stage.Runs);
        var findings = proven with { All = [.. play.Findings, .. proven.All, .. Built(work)] };
        foreach (var finding in findings.All.Skip(play.Findings.Count))
        {
            view.Found(finding);
        }
        problems.AddRange(findings.All.Where(finding => !finding.Holds).Select(finding => finding.Text));
        problems.AddRange(stage.Runs.Where(run => stage.HasLanes && run.Made.Event != "workflow_dispatch" && HeavyWork.IsLane(run.Workflow.FileName))
            .Select(run => $"{run.Workflow.FileName} ran on {run.Made.Event}: only a dispatch may start it").Distinct());
        problems.AddRange(stage.Events.OfType<Unsupported>().Where(named => !named.Passed).Select(named => $"not supported by the embedded runner: {named.What} ({named.File}:{named.Line})").Distinct());
        problems.AddRange(work.Unsupported);
        problems.AddRange(stage.GitHub.Log.Violations.Select(violation => $"a well-behaved client would not have done this: {violation}"));
        return new RehearsalResult(Document(findings, work, play, time.GetElapsedTime(start)), findings);
    }

    private Task<Findings> ProveAsync(CancellationToken cancellation)
    {
        if (stage.Product.Kind == ProductKind.Content)
        {
            return new ContentProof(stage, view.Line).ProveAsync(cancellation);
        }
        var candidate = stage.Product.Repository.Actions.Runs.First(run => run is { Workflow.FileName: "candidate.yml", Artifacts.Count: > 0 } && run.Inputs.GetValueOrDefault("source_sha") == stage.SourceSha);
        var files = BuiltFiles.Of(candidate, Path.Combine(stage.Folder, "built"));
        return new ReleaseProof(stage, files, stage.Keys.Updater, view.Line).ProveAsync(cancellation);
    }

    private IEnumerable<Finding> Built(HeavyWork work)
    {
        yield return new Finding(scenario.Builds is { } builds ? work.Builds == builds : work.Builds <= 1, $"{work.Builds} heavy build{(work.Builds == 1 ? "" : "s")}, in {work.Jobs} jobs{(work.Jobs > 0 && scenario.Kind == ProductKind.App ? $"; a build each for pull request, push and candidate takes {work.JobsOfThreeBuilds}" : "")}");
        yield return new Finding(!work.ReleaseCompiled, work.ReleaseCompiled ? "the release lane used a compiler" : "the release lane compiled nothing");
    }

    private RehearsalDocument Document(Findings findings, HeavyWork work, ScenarioDriver play, TimeSpan took)
    {
        var asked = stage.GitHub.Log.Requests.Where(request => request.Listener is Listener.Api or Listener.Upload && request.UserAgent != RehearsalEnvironment.UserAgent).ToList();
        return new RehearsalDocument(
            problems.Count == 0,
            scenario.Name,
            stage.SourceSha,
            stage.ReleaseTag,
            work.Builds,
            work.Jobs,
            work.ReleaseCompiled,
            [.. findings.Assets.Select(asset => new DocumentedAsset(asset.Name, asset.Size, asset.Sha256, asset.SameAsCandidate))],
            findings.LatestJsonOk,
            play.ApprovalRequired,
            new ApiUse(asked.Count, asked.Count(request => request.Status == 304), asked.Count(request => request.IsWrite)),
            Math.Round(took.TotalSeconds, 1),
            problems);
    }
}
