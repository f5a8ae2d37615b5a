using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Products.Content;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.ReleaseTrain.Steps.Confirm;
using MsReleaseActions.ReleaseTrain.Steps.Merge;
using MsReleaseActions.ReleaseTrain.Steps.Propose;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

/// <summary>
/// The five repositories of a content release, released once as v0.1.0; the train goes as far as the commit that
/// brought the spec.
/// </summary>
public abstract class ContentTest : TrainTest
{
    protected static ReleaseRequest Stable { get; } = new(Channel.Stable);

    /// <summary>The tag that is next.</summary>
    protected static ReleaseTag Next { get; } = ReleaseTag.Parse("v0.1.1");

    protected ContentRepositories Content { get; private set; } = null!;

    /// <summary>What v0.1.0 was made of.</summary>
    protected IReadOnlyDictionary<string, string> Earlier { get; private set; } = new Dictionary<string, string>();

    /// <summary>Where main of distribution was at the beginning.</summary>
    protected string Start { get; private set; } = "";

    protected string Branch => BumpBranch.Of(Next, Sha(Start)).Name;

    protected string Main => Content.Distribution.Resolve("refs/heads/main")!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Settings = ReleaseSettings.Of(ProductKind.Content, RepositoryName.Parse("org/distribution"));
        Content = new ContentRepositories(Github);
        Earlier = Content.Heads;
        Start = Content.Release("v0.1.0", Earlier);
        foreach (var id in ContentDescription.MidiStudio.RepositoryIds)
        {
            Content.Land(id);
        }
        Github.Log.Clear();
    }

    /// <summary>The commits that are released next: products at their heads, the others as they were.</summary>
    protected Dictionary<string, string> Due =>
        Content.Heads.ToDictionary(
            pin => pin.Key,
            pin => !ContentDescription.MidiStudio.IsPinned(pin.Key) ? pin.Value : Earlier[pin.Key],
            StringComparer.Ordinal
        );

    /// <summary>The spec of the next release, of these commits.</summary>
    protected ReleaseSpec Spec(IReadOnlyDictionary<string, string> pins) =>
        ContentSample.Spec(Next.Text, Github.ServerUrl, pins) with
        {
            Tooling = Content.Tooling,
        };

    /// <summary>A pull request of the next release, as somebody's <c>ms</c> makes it.</summary>
    protected SandboxPull Propose(ReleaseSpec spec)
    {
        Content.Distribution.CreateBranch(Branch, Main);
        Content.PutSpec(spec, Branch);
        return Content.Distribution.Pulls.Open(Settings.Kind.Title(Next), Branch, by: "somebody");
    }

    protected static IReadOnlyList<IStep> Steps(
        ReleaseServices services,
        ReleaseRequest request,
        ReleasePlan? plan = null
    )
    {
        return
        [
            new PinStep(services, request, plan),
            new ProposeStep(services, plan),
            .. new IStep[]
            {
                new ConfirmStep(services, new Consent((_, _) => Task.FromResult<string?>(null)) { Yes = true }),
                new BumpStep(services),
                new MergeStep(services),
                new SpecSourceStep(services),
            }.Select(step => new UnlessPublished(step)),
        ];
    }

    protected async Task<(StepReport Pick, ReleaseContext Context)> CheckAsync(
        ReleaseRequest request,
        ReleasePlan? plan = null
    )
    {
        var services = Services(readOnly: true);
        var run = new TrainRun(services, Steps(services, request, plan), new ReleaseContext(request.Channel));
        var seen = await run.CheckAsync(CancellationToken.None);
        Github.Log.WriteAttempts.Should().BeEmpty();
        return (seen[0].Report, run.Context);
    }

    protected async Task<ReleaseContext> RunAsync(
        ReleaseRequest? request = null,
        ReleasePlan? plan = null,
        string notes = "",
        CancellationToken cancellation = default
    )
    {
        var services = Services();
        var run = new TrainRun(
            services,
            Steps(services, request ?? Stable, plan),
            new ReleaseContext((request ?? Stable).Channel) { Notes = notes }
        );
        await run.RunAsync(watch: true, cancellation);
        return run.Context;
    }

    protected async Task<ActionFailure> StopsAsync(ReleaseRequest? request = null, ReleasePlan? plan = null) =>
        (await ((Func<Task>)(() => RunAsync(request, plan))).Should().ThrowAsync<ActionFailure>()).Which;

    /// <summary>What the branch has as the spec of the next release.</summary>
    protected ReleaseSpec? Merged =>
        Content.Distribution.ReadFile(ReleaseSpecFile.PathOf(Next), Main) is { } bytes
            ? ReleaseSpecFile.Parse(bytes, "spec")
            : null;

    protected static ReleaseRequest With(string id, string sha) =>
        Stable with
        {
            Pins = new Dictionary<string, CommitSha> { [id] = Sha(sha) },
        };
}
