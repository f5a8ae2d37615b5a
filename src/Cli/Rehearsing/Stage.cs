using Microsoft.Extensions.DependencyInjection;
using MsReleaseActions.Cli.Runner;
using MsReleaseActions.Cli.Seed;
using MsReleaseActions.Runtime;
using MsReleaseActions.Sandbox;

namespace MsReleaseActions.Cli.Rehearsing;

/// <summary>Where a rehearsal takes place: a GitHub of its own, a folder of its own, and two ways to ask. Gone when it is disposed.</summary>
internal sealed class Stage : IAsyncDisposable
{
    /// <summary>What our own requests are called, so that they are told from those of the actions.</summary>
    public const string UserAgent = "ms-rehearsal";

    private readonly ServiceProvider services;
    private readonly bool keep;

    private Stage(GitHubSandbox github, ManagerSeed seed, string folder, bool keep)
    {
        (GitHub, Seed, Folder, this.keep) = (github, seed, folder, keep);
        services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        Token = github.WriteToken(seed.Repository);
    }

    public GitHubSandbox GitHub { get; }

    public ManagerSeed Seed { get; }

    /// <summary>Everything on disk is in it.</summary>
    public string Folder { get; }

    /// <summary>A job's token.</summary>
    public string Token { get; }

    /// <summary>The tag of the candidate, <c>rc-&lt;source_sha&gt;</c>.</summary>
    public string CandidateTag => $"rc-{Seed.SourceSha}";

    /// <summary>The tag to release.</summary>
    public string ReleaseTag => $"v{Seed.Version}";

    /// <summary>Address of the repository at the API.</summary>
    public string RepositoryUrl => $"{GitHub.ApiUrl}/repos/{Seed.Repository.FullName}";

    /// <summary>Address of the repository's page.</summary>
    public string RepositoryPage => $"{GitHub.ServerUrl}/{Seed.Repository.FullName}";

    /// <exception cref="CommandFailure">The folder to keep things in is in use.</exception>
    public static async Task<Stage> OpenAsync(string? keep, CancellationToken cancellation)
    {
        var folder = keep is null ? Directory.CreateTempSubdirectory("ms-rehearsal-").FullName : Path.GetFullPath(keep);
        if (keep is not null && (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())))
        {
            throw new CommandFailure(ExitCode.BadInput, $"--keep {folder} exists and is not an empty folder; name one that is, or none that exists yet");
        }
        Directory.CreateDirectory(folder);
        var github = await GitHubSandbox.StartAsync(new SandboxOptions { DataFolder = Path.Combine(folder, "github") }, cancellation);
        return new Stage(github, ManagerSeed.Plant(github), folder, keep is not null);
    }

    /// <summary>A run of a workflow (<c>release</c>), as a dispatch on the default branch would make it.</summary>
    public RunnerRun Run(string workflow, params (string Name, string Value)[] inputs)
    {
        var given = inputs.ToDictionary(input => input.Name, input => input.Value, StringComparer.OrdinalIgnoreCase);
        var made = new NewRun("workflow_dispatch", Seed.Repository.DefaultBranch, Seed.SourceSha) { Inputs = given, Actor = RunnerVariables.Actor };
        return new RunnerRun(Seed.Repository.Actions.AddRun($"{workflow}.yml", made));
    }

    /// <summary>A job of it, on a machine of its own.</summary>
    public RunnerJob Job(RunnerRun run, string id)
    {
        var job = new RunnerJob(run, id, Seed.Repository, Seed.SourceSha, GitHub.WriteToken(Seed.Repository), Path.Combine(Folder, $"{run.Name}-{id}"));
        job.Prepare();
        run.Begin(id);
        return job;
    }

    /// <summary>Asks as anybody could, without a token.</summary>
    public HttpClient Anonymous()
    {
        var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        http.DefaultRequestHeaders.Add("X-GitHub-Api-Version", "2022-11-28");
        return http;
    }

    /// <summary>Asks as somebody who may write.</summary>
    public HttpClient Authorized()
    {
        var http = Anonymous();
        http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.github+json");
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await GitHub.DisposeAsync();
        if (!keep)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
