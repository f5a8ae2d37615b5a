using MsReleaseActions.Rehearsal.Proofs;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>What the stories look at on their way.</summary>
internal static class ScenarioAssertions
{
    /// <summary>The run must have succeeded; without that there is nothing to go on with.</summary>
    public static void Succeeded(this ScenarioDriver driver, SandboxRun run)
    {
        if (run.Conclusion != "success")
        {
            throw new ScenarioFailure(
                new RehearsalProblem(
                    $"{run.Workflow.Name} #{run.Number} ended as {run.Conclusion ?? run.Status}: {driver.Ends(run)}"
                )
                {
                    Why = Errors(driver, run).FirstOrDefault() is { } error ? $"It said: {error}" : "",
                }
            );
        }
    }

    /// <summary>How many of a job's legs began in this attempt of the run.</summary>
    public static int Ran(this ScenarioDriver driver, SandboxRun run, string job) =>
        run.Jobs.Count(found => found.Steps.Count > 0 && found.Name.StartsWith(job, StringComparison.Ordinal));

    /// <summary>Each job's conclusion, one line.</summary>
    public static string Ends(this ScenarioDriver driver, SandboxRun run) =>
        string.Join(", ", run.Jobs.Select(job => $"{job.Name} {job.Conclusion ?? job.Status}"));

    /// <summary>Whether an error of the run names something.</summary>
    public static bool Said(this ScenarioDriver driver, SandboxRun run, string what) =>
        Errors(driver, run).Any(message => message.Contains(what, StringComparison.Ordinal));

    extension(ScenarioDriver driver)
    {
        /// <summary>The runs of the candidate lane, oldest first.</summary>
        public IReadOnlyList<SandboxRun> Candidates => driver.RunsOf(driver.Environment.Settings.CandidateWorkflow);

        /// <summary>The runs of the promote lane, oldest first.</summary>
        public IReadOnlyList<SandboxRun> Releases => driver.RunsOf(driver.Environment.Settings.ReleaseWorkflow);

        /// <summary>A required check that failed in the newest run of the checks; null where none did.</summary>
        public string? RedCheck =>
            driver.RunsOf(driver.Environment.Settings.CiWorkflow) is [.., var newest]
                ? newest
                    .AllJobs.Where(job => job.Conclusion == "failure")
                    .Select(job => job.Name)
                    .FirstOrDefault(driver.Environment.Settings.RequiredChecks.Contains)
                : null;
    }

    /// <summary>The runs of a workflow, oldest first.</summary>
    public static IReadOnlyList<SandboxRun> RunsOf(this ScenarioDriver driver, string workflow) =>
        [.. driver.Environment.Product.Repository.Actions.Runs.Where(run => run.Workflow.FileName == workflow)];

    /// <summary>The public sees no release, no tag, nothing for updaters.</summary>
    public static async Task NothingVisibleAsync(this ScenarioDriver driver, string when)
    {
        var findings = await AbsenceProof.ProveAsync(driver.Environment, driver.Cancellation);
        var wrong = findings.Where(finding => !finding.Holds).ToList();
        driver.Expect(
            wrong.Count == 0,
            wrong.Count == 0
                ? $"nothing is visible {when}"
                : $"{when}: {string.Join(", ", wrong.Select(finding => finding.Text))}"
        );
    }

    private static IEnumerable<string> Errors(ScenarioDriver driver, SandboxRun run) =>
        driver
            .Environment.Events.OfType<Annotated>()
            .Where(said => said.Run == run && said.Annotation.Level == "error")
            .Select(said => said.Annotation.Message);
}
