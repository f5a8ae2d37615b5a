using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Products.Content;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Approve;
using MsReleaseActions.ReleaseTrain.Steps.Promote;
using MsReleaseActions.ReleaseTrain.Steps.Publish;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing.Contents;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

/// <summary>
/// <c>org/distribution</c> with a merged spec, and the four repositories that it pins; every lane is played.
/// </summary>
public abstract class ContentLaneTest : TrainTest
{
    protected static ReleaseTag Tag { get; } = ReleaseTag.Parse("v0.2.0-beta.1");

    protected SandboxRepository Distribution { get; private set; } = null!;

    protected ScriptedProducers Lanes { get; private set; } = null!;

    protected ReleaseSpec Spec { get; set; } = null!;

    /// <summary>The candidates that the spec needs, by the producer's id.</summary>
    protected Dictionary<string, ProducerCandidate> Needed =>
        ProducerCandidate.Of(Spec).ToDictionary(candidate => candidate.Producer.Id, StringComparer.Ordinal);

    /// <summary>The commit that brought the spec.</summary>
    protected string Source { get; set; } = "";

    /// <summary>
    /// What GitHub was asked to change: the repository's name and the workflow or the last part of the path.
    /// </summary>
    protected IReadOnlyList<string> Dispatches =>
        [
            .. Github
                .Log.Writes.Where(write => write.Path.EndsWith("/dispatches", StringComparison.Ordinal))
                .Select(write => write.Path.Split('/') is var parts ? $"{parts[^5]} {parts[^2]}" : ""),
        ];

    protected static IReadOnlyList<string> AllDispatches { get; } =
    [
        "bridge candidate.yml",
        "core candidate-host-tools.yml",
        "core candidate.yml",
        "loader candidate.yml",
        "plugin-bitwig candidate-extension.yml",
        "plugin-bitwig candidate-firmware.yml",
    ];

    protected static IReadOnlyList<string> AllProducers { get; } =
    ["core", "core-host-tools", "loader", "oc-bridge", "plugin-bitwig-extension", "plugin-bitwig-firmware"];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Distribution = Github.CreateRepository("org/distribution");
        Distribution.Commit(
            new Dictionary<string, string>
            {
                [".github/workflows/publish.yml"] = PublishWorkflow,
                ["README.md"] = "# distribution\n",
            },
            "begin"
        );
        Distribution.Actions.ProtectedEnvironment("release", "alice");
        Lanes = new ScriptedProducers(Github, Clock);
        Spec = ContentSample.Spec(Tag.Text, Github.ServerUrl, Lanes.Pins);
        Source = Bring(Spec);
        Settings = ReleaseSettings.Of(ProductKind.Content, RepositoryName.Parse("org/distribution")) with
        {
            Keys = new KeySettings { ManifestPublicKey = ContentSample.ManifestPublicKey },
        };
        Github.Log.Clear();
    }

    /// <summary>Commits a spec to main.</summary>
    protected string Bring(ReleaseSpec spec) =>
        Distribution.Commit(
            new Dictionary<string, string>
            {
                [ReleaseSpecFile.PathOf(Tag)] = System.Text.Encoding.UTF8.GetString(ReleaseSpecFile.Write(spec)),
            },
            "release(content)"
        );

    protected ReleaseContext Context() => new(Channel.Beta) { Tag = Tag, SourceSha = Sha(Source) };

    private protected async Task<ReleaseContext> PublishAsync(
        Func<ReleaseServices, IStep> step,
        Func<TrainEvent, bool>? stopAt = null
    )
    {
        using var stop = new CancellationTokenSource();
        var services = Services(happened =>
        {
            if (stopAt?.Invoke(happened) == true)
            {
                stop.Cancel();
            }
        });
        var run = new TrainRun(services, [step(services)], Context());
        await run.RunAsync(watch: true, stop.Token);
        return run.Context;
    }

    /// <summary>From the dispatch of <c>publish.yml</c> to the published release.</summary>
    protected async Task PromoteAsync()
    {
        foreach (
            var step in new Func<ReleaseServices, IStep>[]
            {
                services => new PromoteStep(services),
                services => new ApproveStep(services),
                services => new PublishStep(services),
            }
        )
        {
            await PublishAsync(step);
        }
    }

    private protected async Task<ActionFailure> FailAsync(Func<ReleaseServices, IStep> step) =>
        (await FluentActions.Awaiting(() => PublishAsync(step)).Should().ThrowAsync<ActionFailure>()).Which;

    private protected async Task<StepReport> CheckAsync(Func<ReleaseServices, IStep> step)
    {
        var report = await step(Services(readOnly: true)).CheckAsync(Context(), CancellationToken.None);
        Github.Log.Violations.Should().BeEmpty();
        return report;
    }

    private protected static IStep Producers(ReleaseServices services) => new ProducersStep(services);

    private const string PublishWorkflow = """
        name: publish
        run-name: publish ${{ inputs.tag }} ${{ inputs.request_id }}
        on:
          workflow_dispatch:
            inputs:
              channel: { type: string, required: true }
              tag: { type: string, required: true }
              spec_path: { type: string }
              request_id: { type: string }
        jobs:
          assemble:
            runs-on: ubuntu-24.04
            steps:
              - run: echo "played by the test"
        """;
}
