using System.Text.Json.Nodes;
using MsReleaseActions.Cli.Actions;
using MsReleaseActions.Cli.Rehearsing;
using MsReleaseActions.Cli.Seed;
using MsReleaseActions.Sandbox;
using MsReleaseActions.Sandbox.Runner;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>The repositories that content comes from, their workflow files executed as they are installed.</summary>
internal sealed class ProducerLab : IAsyncDisposable
{
    private static readonly ActionPrograms Programs = ActionPrograms.Find(ActionCatalog.Ids, null, AppContext.BaseDirectory);
    private readonly TemporaryFolder folder = new();
    private readonly List<RunnerEvent> events = [];
    private readonly Machines machines = new(megabytes: 1, seed: 1);

    private ProducerLab(GitHubSandbox github)
    {
        (GitHub, Seed) = (github, Plant(github));
        Runner = new WorkflowRunner(new RunnerOptions(folder["jobs"])
        {
            Actions = new ActionCatalog(Programs),
            Images = new ActionImages(Programs),
            Tools = machines.PrepareAsync,
            MachineVariables = ActionCatalog.Variables,
            Observe = happened =>
            {
                lock (events)
                {
                    events.Add(happened);
                }
            },
        });
        foreach (var producer in Seed.Producers)
        {
            Runner.Attach(producer);
        }
    }

    public GitHubSandbox GitHub { get; }

    public ContentSeed Seed { get; }

    public WorkflowRunner Runner { get; }

    /// <summary>Changes the tools of a job before it begins.</summary>
    public Action<string, SandboxRun>? Sabotage
    {
        set => machines.Sabotage = value;
    }

    public static async Task<ProducerLab> OpenAsync() => new(await GitHubSandbox.StartAsync(cancel: TestContext.Current.CancellationToken));

    /// <summary>A commit on a producer's main that its checks have passed.</summary>
    public async Task<string> GreenAsync(SandboxRepository producer)
    {
        var commit = Seed.Land(producer);
        await Runner.WhenIdle();
        producer.Actions.Runs[^1].Conclusion.Should().Be("success", Errors(producer.Actions.Runs[^1]));
        return commit;
    }

    /// <summary>Dispatches a workflow and waits for its end.</summary>
    public async Task<SandboxRun> DispatchAsync(SandboxRepository producer, string workflow, string? branch = null, params (string Name, string Value)[] inputs)
    {
        var body = new JsonObject { ["ref"] = branch ?? producer.DefaultBranch, ["inputs"] = new JsonObject(inputs.Select(input => KeyValuePair.Create(input.Name, (JsonNode?)input.Value))) };
        await PostAsync($"{producer.FullName}/actions/workflows/{workflow}/dispatches", body.ToJsonString());
        var run = producer.Actions.Runs[^1];
        await Runner.WhenEnded(run);
        return run;
    }

    /// <summary>Runs the failed jobs of a run again, to its end.</summary>
    public async Task RerunFailedAsync(SandboxRun run)
    {
        await PostAsync($"{run.Repository.FullName}/actions/runs/{run.Id}/rerun-failed-jobs", "{}");
        await Runner.WhenEnded(run);
    }

    /// <summary>The heavy commands of a run so far, each with its job.</summary>
    public IReadOnlyList<string> Heavy(SandboxRun run) =>
        [.. HeavyWork.Of(folder["jobs"], [run]).Bundling.Select(use => $"{use.Job.Name}: {use.Use.Line}").Order(StringComparer.Ordinal)];

    /// <summary>The errors of a run, in order.</summary>
    public string Errors(SandboxRun run)
    {
        lock (events)
        {
            return string.Join('\n', events.OfType<Annotated>().Where(said => said.Run == run && said.Annotation.Level == "error").Select(said => said.Annotation.Message));
        }
    }

    /// <summary>The files of a sealed candidate, with the seal's own; empty where nothing of the tag is published.</summary>
    public static IReadOnlyList<string> Sealed(SandboxRepository producer, string tag) =>
        producer.Releases.Published(tag) is { Prerelease: true } release ? [.. release.Assets.Select(asset => asset.Name).Order(StringComparer.Ordinal)] : [];

    public async ValueTask DisposeAsync()
    {
        await Runner.DisposeAsync();
        await GitHub.DisposeAsync();
        folder.Dispose();
    }

    private static ContentSeed Plant(GitHubSandbox github)
    {
        ActionsSeed.Plant(github);
        return ContentSeed.Plant(github, earlierCandidates: true);
    }

    private async Task PostAsync(string path, string body)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", GitHub.AdminToken());
        http.DefaultRequestHeaders.UserAgent.ParseAdd("producer-lab");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"{GitHub.ApiUrl}/repos/{path}"), content);
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
    }
}
