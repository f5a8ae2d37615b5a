using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.Testing.Lanes;

/// <summary>
/// The four repositories that content comes from, with their workflow files. Their candidate lanes are played: each
/// wait on the clock moves every live run on by one step, and a run ends as a test says, else with its candidate
/// sealed.
/// </summary>
public sealed class ScriptedProducers
{
    private readonly List<(SandboxRun Run, IEnumerator<object?> Steps)> live = [];
    private readonly GitHubSandbox github;

    /// <param name="github">Gets the repositories.</param>
    /// <param name="clock">The sandbox's own.</param>
    public ScriptedProducers(GitHubSandbox github, TestClock clock)
    {
        this.github = github;
        Repositories = ProducerRepositories
            .Of(RepositoryName.Parse("org/distribution"), ContentDescription.MidiStudio)
            .ById.ToDictionary(pair => pair.Key, pair => Made(pair.Value), StringComparer.Ordinal);
        Pins = Repositories.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Resolve("refs/heads/main")!,
            StringComparer.Ordinal
        );
        foreach (var repository in Repositories.Values)
        {
            repository.Actions.OnDispatch(run => live.Add((run, Steps(run).GetEnumerator())));
        }
        clock.OnWait += _ =>
            github.Change(() =>
                Runs.Count < BeginWith
                    ? 0
                    : live.RemoveAll(script => script.Run.Status == "completed" || !script.Steps.MoveNext())
            );
    }

    /// <summary>By the id of a spec.</summary>
    public IReadOnlyDictionary<string, SandboxRepository> Repositories { get; }

    /// <summary>The head of each one's main, by the id of a spec.</summary>
    public IReadOnlyDictionary<string, string> Pins { get; }

    /// <summary>How a producer's next attempts end, by its id.</summary>
    public Dictionary<string, CandidateEnd> Ends { get; } = new(StringComparer.Ordinal);

    /// <summary>No run goes on before there are so many.</summary>
    public int BeginWith { get; set; }

    /// <summary>The producers whose build began, in order.</summary>
    public List<string> Built { get; } = [];

    /// <summary>Runs of all four, in no order.</summary>
    public IReadOnlyList<SandboxRun> Runs => [.. Repositories.Values.SelectMany(repository => repository.Actions.Runs)];

    /// <summary>A producer's candidate, sealed without any request.</summary>
    public SealedCandidate Put(
        ProducerCandidate candidate,
        IReadOnlyDictionary<string, byte[]>? files = null,
        bool prerelease = true,
        string? workflow = null,
        long runId = 4711,
        params IReadOnlyList<CandidateInput> inputs
    ) =>
        SealedCandidate.Put(
            Repositories[candidate.Producer.RepositoryId],
            candidate.Sha.Text,
            files ?? FilesOf(candidate.Producer),
            runId: runId,
            like: new SealedAs(
                candidate.Tag,
                $".github/workflows/{workflow ?? candidate.Producer.Workflow}",
                prerelease
            )
            {
                Inputs = inputs,
            }
        );

    /// <summary>What a producer makes; always the same.</summary>
    public static Dictionary<string, byte[]> FilesOf(Producer producer) =>
        producer.Files.ToDictionary(file => file, ContentSample.Bytes, StringComparer.Ordinal);

    private IEnumerable<object?> Steps(SandboxRun run)
    {
        var producer = ContentDescription.MidiStudio.Producers.Single(known =>
            Repositories[known.RepositoryId] == run.Repository && known.Workflow == run.Workflow.FileName
        );
        var candidate = ProducerCandidate
            .Of(ContentSample.Spec(server: github.ServerUrl, pins: PinsOf(run, producer)))
            .Single(one => one.Producer == producer);
        var end = Ends.Remove(producer.Id, out var said) ? said : CandidateEnd.Sealed;
        // concurrency with queue: max
        while (
            live.TakeWhile(script => script.Run != run)
                .Any(script =>
                    script.Run.Workflow == run.Workflow
                    && script.Run.Inputs["source_sha"] == run.Inputs["source_sha"]
                    && script.Run.Status != "completed"
                )
        )
        {
            run.SetStatus("pending");
            yield return null;
        }
        var guard = run.AddJob("guard");
        yield return null;
        guard.Succeed();
        if (run.Repository.Releases.All.Any(release => release.TagName == candidate.Tag.Text))
        {
            run.Complete("success");
            yield break;
        }
        Built.Add(producer.Id);
        var build = run.AddJob("build");
        build.Step("Build");
        yield return null;
        while (end == CandidateEnd.Hangs)
        {
            yield return null;
        }
        if (end == CandidateEnd.LegFails)
        {
            build.Log("linking failed: no space left on device").Complete("failure");
            run.Complete("failure");
            yield break;
        }
        build.Succeed();
        if (end != CandidateEnd.NothingSealed)
        {
            Put(candidate, runId: run.Id);
        }
        run.Complete("success");
    }

    // a dispatch names the commits of its own candidate, and no others
    private Dictionary<string, string> PinsOf(SandboxRun run, Producer producer)
    {
        var pins = new Dictionary<string, string>(Pins, StringComparer.Ordinal)
        {
            [producer.RepositoryId] = run.Inputs["source_sha"],
        };
        foreach (var also in producer.AlsoFrom)
        {
            pins[also] = run.Inputs[$"{also}_sha"];
        }
        return pins;
    }

    private SandboxRepository Made(RepositoryName name)
    {
        var repository = github.CreateRepository(name.ToString());
        var files = Directory
            .EnumerateFiles(Checkout.PathOf($"workflows/{name.Name}"), "*.yml")
            .ToDictionary(
                path => $".github/workflows/{Path.GetFileName(path)}",
                File.ReadAllText,
                StringComparer.Ordinal
            );
        files["README.md"] = $"# {name.Name}\n";
        repository.Commit(files, "begin");
        return repository;
    }
}
