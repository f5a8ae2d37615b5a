using System.Diagnostics;
using System.Text;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>
/// The repository that releases content, with a spec on its main and the candidates of all producers sealed.
/// </summary>
internal sealed class PublishLab : IAsyncDisposable
{
    public const string Tag = "v0.2.0-beta.1";
    private readonly ProducerLab lab;

    private PublishLab(ProducerLab lab) => this.lab = lab;

    public GitHubSandbox GitHub => lab.GitHub;

    public SandboxRepository Distribution => lab.Seed.Distribution;

    /// <summary>The commits that the spec names.</summary>
    public IReadOnlyDictionary<string, string> Pins => lab.Seed.EarlierPins;

    /// <summary>The commit that brought the spec.</summary>
    public string SourceSha { get; private set; } = "";

    /// <param name="without">A producer whose candidate is not there.</param>
    /// <param name="inside">Whether the actions run in this process.</param>
    public static async Task<PublishLab> OpenAsync(string? without = null, bool inside = true)
    {
        var opened = new PublishLab(await ProducerLab.OpenAsync(inside));
        // these two are there from the earlier release
        foreach (
            var producer in ContentDescription.MidiStudio.Producers.Where(producer =>
                producer.Id != without && producer.Id is not ("loader" or "oc-bridge")
            )
        )
        {
            opened.lab.Seed.Seal(
                producer.Id,
                opened.Pins[producer.RepositoryId],
                producer.AlsoFrom.Count > 0 ? opened.Pins["core"] : null
            );
        }
        opened.Bring(ContentSample.Spec(Tag, opened.GitHub.ServerUrl, opened.Pins));
        return opened;
    }

    /// <summary>Merges a spec and its notes.</summary>
    public void Bring(ReleaseSpec spec, string notes = "Quicker knobs.\n") =>
        SourceSha = Distribution.Commit(
            new Dictionary<string, string>
            {
                [ReleaseSpecFile.PathOf(spec.Tag)] = Encoding.UTF8.GetString(ReleaseSpecFile.Write(spec)),
                [ReleaseSpecFile.NotesPathOf(spec.Tag)] = notes,
            },
            $"release(content): {spec.Tag}"
        );

    public SandboxRepository Repository(string id) =>
        lab.Seed.Producers.Single(repository => repository.Name == (id == "oc-bridge" ? "bridge" : id));

    /// <summary>The candidate of a producer.</summary>
    public SandboxRelease Candidate(Producer producer) =>
        Repository(producer.RepositoryId)
            .Releases.All.Single(release =>
                release.TagName
                == $"{producer.TagPrefix}{string.Concat(producer.AlsoFrom.Select(id => $"{Pins[id]}-"))}"
                    + $"{Pins[producer.RepositoryId]}"
            );

    /// <summary>Dispatches publish.yml, and waits until it asks for an approval or has ended.</summary>
    /// <param name="more">Inputs beside the channel, the tag and the request's id.</param>
    public async Task<SandboxRun> PublishAsync(
        string? branch = null,
        string tag = Tag,
        params (string Name, string Value)[] more
    )
    {
        var run = await lab.BeginAsync(
            Distribution,
            "publish.yml",
            branch,
            [("channel", "beta"), ("tag", tag), ("request_id", $"r{Distribution.Actions.Runs.Count}"), .. more]
        );
        await lab.WaitsOrEndsAsync(run);
        return run;
    }

    public Task ApproveAsync(SandboxRun run) => lab.ApproveAsync(run);

    public string Errors(SandboxRun run) => lab.Errors(run);

    /// <summary>The heavy commands of a run.</summary>
    public IReadOnlyList<string> Heavy(SandboxRun run) => lab.Heavy(run);

    /// <summary>What was written to the releases of distribution, uploads too.</summary>
    public IReadOnlyList<string> Writes =>
        [
            .. GitHub
                .Log.Requests.Where(request =>
                    request.Method != "GET"
                    && request.Path.Contains("/org/distribution/releases", StringComparison.Ordinal)
                )
                .Select(request => $"{request.Method} {request.Path}"),
        ];

    /// <summary>Kills the promotion at an upload, once: as when a machine goes away.</summary>
    public void KillPromotionAt(int upload)
    {
        var uploads = 0;
        GitHub.Log.OnExchange(exchange =>
        {
            var promotion = lab
                .Events.OfType<ProcessBegan>()
                .LastOrDefault(began =>
                    began.What?.Contains("promote-assets", StringComparison.Ordinal) == true
                    && began.Job.Name == "promote"
                );
            if (
                promotion is not null
                && exchange.Request is { Listener: Listener.Upload, Method: "POST" }
                && Interlocked.Increment(ref uploads) == upload
            )
            {
                using var process = Process.GetProcessById(promotion.ProcessId);
                process.Kill();
            }
        });
    }

    public ValueTask DisposeAsync() => lab.DisposeAsync();
}
