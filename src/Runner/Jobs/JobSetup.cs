using MsReleaseActions.Runner.Isolation;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Runner.Steps;
using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Jobs;

/// <summary>Sets up the machine of one leg of a job, and what its steps know.</summary>
/// <param name="file">The workflow.</param>
/// <param name="matrixJob">What is run.</param>
/// <param name="shown">As the API shows it.</param>
/// <param name="known">The contexts <c>github</c>, <c>needs</c>, <c>inputs</c> and <c>vars</c>.</param>
internal sealed class JobSetup(
    WorkflowFile file,
    MatrixJob matrixJob,
    SandboxJob shown,
    IReadOnlyDictionary<string, ExpressionValue> known,
    RunnerOptions options
)
{
    private readonly SandboxRun run = shown.Run;

    /// <param name="token">The job's <c>GITHUB_TOKEN</c>.</param>
    /// <param name="cancelled">Steps are to stop; those that always run still do.</param>
    /// <param name="forced">Those are to stop too.</param>
    /// <exception cref="UnsupportedFailure">The job asks for something that the runner does not know.</exception>
    public async Task<JobSession> RunAsync(string token, CancellationToken cancelled, CancellationToken forced)
    {
        var job = matrixJob.Job;
        Refuse(job);
        var values = new Dictionary<string, ExpressionValue>(known, StringComparer.OrdinalIgnoreCase);
        var image = HostedImage.Of(Evaluation.Value(job.RunsOn, Contexts.Scope(Contexts.OfLeg, values)));
        var folders = Folders.Create(Path.Combine(options.Folder, $"{run.Id}-{run.Attempt}-{shown.Id}"), run);
        var tools = options.Tools is null ? null : await options.Tools(folders.Root, run, cancelled);
        var facts = RunFacts.Of(run);
        (facts["job"], facts["workspace"], facts["event_path"], facts["token"]) = (
            job.Id.Text,
            folders.Workspace,
            folders.EventFile,
            token
        );
        var view = options.Machine?.Invoke(folders.Root);
        var machine = new JobMachine(
            image,
            folders,
            token,
            facts,
            tools,
            [
                .. options.MachineVariables,
                .. Variables(view, folders),
                .. JobToken.Identity(run, matrixJob.Job.Permissions ?? file.Permissions),
            ]
        );
        var secrets = JobSecrets.Of(run.Repository, shown.Environment, token);
        values["github"] = RunFacts.GitHub(run, facts);
        values["runner"] = Contexts.Texts(machine.Runner);
        values["secrets"] = Contexts.Texts(secrets);
        values["vars"] = Contexts.Texts(JobSecrets.Variables(run.Repository, shown.Environment));
        var session = new JobSession(matrixJob, shown, machine, values, options)
        {
            WorkflowDefaults = file.Defaults,
            Stop = cancelled,
            Forced = forced,
        };
        foreach (var secret in secrets.Values)
        {
            session.Masks.Add(secret);
        }
        session.Print($"Runner image: {image.Label}, stood in for by this machine");
        session.Downloaded.Prepare(job.Steps);
        Set(session, Evaluation.Texts(file.Env, Contexts.Scope(Contexts.OfWorkflowEnv, values)));
        Set(session, Evaluation.Texts(job.Env, Contexts.Scope(Contexts.OfJobEnv, values)));
        // the last thing: nobody would end it after a failure here
        session.Processes = view is null ? session.Processes : await ApartAsync(view, folders);
        return session;
    }

    private async Task<StepProcess> ApartAsync(MachineView view, Folders folders)
    {
        Directory.CreateDirectory(MachineView.TemporaryOf(folders.Root));
        try
        {
#pragma warning disable CA2000 // it ends with the steps
            return new StepProcess(options.Time, await ConfinedMachine.OpenAsync(view));
#pragma warning restore CA2000
        }
        catch (IOException failure)
        {
            throw new WorkflowFailure(
                $"the job got no machine of its own, and nothing of it was run: {failure.Message}"
            );
        }
    }

    // mktemp and the like: what they make is found from outside under the same name
    private static IEnumerable<KeyValuePair<string, string>> Variables(MachineView? view, Folders folders) =>
        view is null ? [] : [KeyValuePair.Create("TMPDIR", MachineView.TemporaryOf(folders.Root))];

    private static void Refuse(Job job)
    {
        if (job.Container is not null)
        {
            throw new UnsupportedFailure($"container of the job {job.Id.Text}");
        }
        if (job.Snapshot is not null)
        {
            throw new UnsupportedFailure($"snapshot of the job {job.Id.Text}");
        }
        if (job.Services is not null)
        {
            throw new UnsupportedFailure($"services of the job {job.Id.Text}");
        }
        if (job.Uses is { } uses)
        {
            throw new UnsupportedFailure($"reusable workflow {uses.Text} of the job {job.Id.Text}");
        }
    }

    private static void Set(JobSession session, IEnumerable<KeyValuePair<string, string>> variables)
    {
        foreach (var (name, value) in variables)
        {
            session.Variables[name] = value;
        }
    }
}
