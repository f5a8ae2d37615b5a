using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Rehearsal.Actions;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Rehearsal.Proofs;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Runner;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>Repositories whose workflow files are executed as they are installed.</summary>
internal abstract class ContentLab : IAsyncDisposable
{
    private static readonly ActionPrograms Programs = ActionPrograms.Find(
        ActionCatalog.Ids,
        null,
        AppContext.BaseDirectory
    );
    private readonly TemporaryFolder folder = new();
    private readonly LabEvents events = new();
    private readonly Machines machines = new(megabytes: 1, seed: 1);

    /// <param name="inside">Whether the actions run in this process; else each is one of its own, which can be
    /// killed.</param>
    protected ContentLab(GitHubSandbox github, bool inside)
    {
        GitHub = github;
        var options = new RunnerOptions(folder["jobs"])
        {
            Actions = new ActionCatalog(Programs),
            Images = new ActionImages(Programs),
            Tools = machines.PrepareAsync,
            MachineVariables = ActionCatalog.Variables,
            Observe = events.Add,
        };
        Runner = new WorkflowRunner(inside ? options with { Processes = time => new ActionsInside(time) } : options);
        ActionsSeed.Plant(github);
    }

    public GitHubSandbox GitHub { get; }

    public WorkflowRunner Runner { get; }

    /// <summary>Changes the tools of a job before it begins.</summary>
    public Action<string, SandboxRun>? Sabotage
    {
        set => machines.Sabotage = value;
    }

    /// <summary>Everything that happened so far.</summary>
    public IReadOnlyList<RunnerEvent> Events => events.All;

    /// <summary>Dispatches a workflow and waits for its end.</summary>
    public async Task<SandboxRun> DispatchAsync(
        SandboxRepository producer,
        string workflow,
        string? branch = null,
        params (string Name, string Value)[] inputs
    )
    {
        var run = await BeginAsync(producer, workflow, branch, inputs);
        await Runner.WhenEnded(run);
        return run;
    }

    /// <summary>Dispatches a workflow.</summary>
    public async Task<SandboxRun> BeginAsync(
        SandboxRepository producer,
        string workflow,
        string? branch = null,
        params (string Name, string Value)[] inputs
    )
    {
        var body = new JsonObject
        {
            ["ref"] = branch ?? producer.DefaultBranch,
            ["inputs"] = new JsonObject(
                inputs.Select(input => KeyValuePair.Create(input.Name, (JsonNode?)input.Value))
            ),
        };
        await PostAsync($"{producer.FullName}/actions/workflows/{workflow}/dispatches", body.ToJsonString());
        return producer.Actions.Runs[^1];
    }

    /// <summary>Ends when the run asks for an approval, or has ended.</summary>
    public Task WaitsOrEndsAsync(SandboxRun run) => Task.WhenAny(events.AskedFor(run), Runner.WhenEnded(run));

    /// <summary>The reviewer approves what waits, and the run goes on to its end.</summary>
    public async Task ApproveAsync(SandboxRun run)
    {
        run.Status.Should().Be("waiting", Errors(run));
        var environment = run.Repository.Actions.Environments.Single(environment => environment.Reviewers.Count > 0);
        await PostAsync(
            $"{run.Repository.FullName}/actions/runs/{run.Id}/pending_deployments",
            $$"""{"environment_ids":[{{environment.Id}}],"state":"approved","comment":"as proved"}""",
            GitHub.CreateToken(
                environment.Reviewers[0].Name,
                (Permission.Actions, Access.Read),
                (Permission.Deployments, Access.Write)
            )
        );
        await Runner.WhenEnded(run);
    }

    /// <summary>Runs the failed jobs of a run again, to its end.</summary>
    public async Task RerunFailedAsync(SandboxRun run)
    {
        await PostAsync($"{run.Repository.FullName}/actions/runs/{run.Id}/rerun-failed-jobs", "{}");
        await Runner.WhenEnded(run);
    }

    /// <summary>The heavy commands of a run so far, each with its job.</summary>
    public IReadOnlyList<string> Heavy(SandboxRun run) =>
        [
            .. HeavyWork
                .Of(
                    folder["jobs"],
                    [run],
                    ReleaseSettings.Of(ProductKind.Content, RepositoryName.Parse(run.Repository.FullName))
                )
                .Bundling.Select(use => $"{use.Job.Name}: {use.Use.Line}")
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The errors of a run, in order.</summary>
    public string Errors(SandboxRun run) => events.Errors(run);

    /// <summary>
    /// The files of a sealed candidate, with the seal's own; empty where nothing of the tag is published.
    /// </summary>
    public static IReadOnlyList<string> Sealed(SandboxRepository producer, string tag) =>
        producer.Releases.Published(tag) is { Prerelease: true } release
            ? [.. release.Assets.Select(asset => asset.Name).Order(StringComparer.Ordinal)]
            : [];

    public async ValueTask DisposeAsync()
    {
        await Runner.DisposeAsync();
        await machines.DisposeAsync();
        await GitHub.DisposeAsync();
        folder.Dispose();
    }

    private async Task PostAsync(string path, string body, string? token = null)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token ?? GitHub.AdminToken());
        http.DefaultRequestHeaders.UserAgent.ParseAdd("content-lab");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"{GitHub.ApiUrl}/repos/{path}"), content);
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
    }
}
