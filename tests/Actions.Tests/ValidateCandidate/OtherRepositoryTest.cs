using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.ValidateCandidate;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

/// <summary>A job of one repository that asks for the candidate of another one, with the token that it has.</summary>
public abstract class OtherRepositoryTest : IAsyncLifetime
{
    protected const string Workflow = ".github/workflows/candidate-firmware.yml";
    private static readonly Dictionary<string, byte[]> Built = new(StringComparer.Ordinal)
    {
        ["midi-studio-bitwig-firmware.hex"] = [1, 2, 3],
    };
    private string token = "";

    protected OtherRepositoryTest() => Runner = new ActionRunner { Time = Clock };

    protected TestClock Clock { get; } = new();

    protected ActionRunner Runner { get; }

    protected GitHubSandbox Github { get; private set; } = null!;

    protected SandboxRepository Producer { get; private set; } = null!;

    protected string Sha { get; private set; } = "";

    protected CandidateTag Tag =>
        CandidateTag.TryParse($"rc-plugin-bitwig-firmware-{new string('c', 40)}-{Sha}", out var tag, out _)
            ? tag
            : throw new InvalidOperationException(Sha);

    public async ValueTask InitializeAsync()
    {
        Github = await GitHubSandbox.StartAsync(new SandboxOptions { Time = Clock });
        Producer = Github.CreateRepository("org/plugin-bitwig");
        Sha = Producer.Commit(
            new Dictionary<string, string> { [Workflow] = "on: workflow_dispatch\njobs: {}\n" },
            "first"
        );
        var distribution = Github.CreateRepository("org/distribution");
        distribution.Commit(new Dictionary<string, string> { ["README.md"] = "content\n" }, "first");
        token = Github.CreateToken(
            "github-actions[bot]",
            TokenKind.Workflow,
            distribution,
            (Permission.Contents, Access.Write),
            (Permission.Actions, Access.Read)
        );
    }

    public async ValueTask DisposeAsync()
    {
        Runner.Dispose();
        await Github.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected SandboxRelease Seal(bool isPublished = true, string? repository = null, long? runId = null)
    {
        var run = Producer.Actions.AddRun("candidate-firmware.yml", new NewRun("workflow_dispatch", "main", Sha));
        run.AddJob("build").Succeed();
        return SealedCandidate
            .Put(
                Producer,
                Sha,
                Built,
                runId: runId ?? run.Id,
                like: new SealedAs(Tag, Workflow, isPublished, repository)
            )
            .Release;
    }

    protected async Task<ActionResult> ValidateAsync(params (string Name, string Value)[] inputs)
    {
        var with = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = token,
            ["repository"] = "org/plugin-bitwig",
            ["api-url"] = Github.ApiUrl,
            ["source-sha"] = Sha,
            ["candidate-tag"] = Tag.Text,
        };
        foreach (var (name, value) in inputs)
        {
            with[name] = value;
        }
        var result = await Runner.RunAsync(
            ValidateCandidateAction.RunAsync,
            with,
            TestContext.Current.CancellationToken
        );
        Github.Log.WriteAttempts.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
        return result;
    }
}
