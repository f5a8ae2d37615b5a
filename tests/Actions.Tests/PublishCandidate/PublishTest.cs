using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.PublishCandidate;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

/// <summary>An embedded GitHub, and a workspace with two built files in <c>dist</c>; one clock for both.</summary>
public abstract class PublishTest : IAsyncLifetime
{
    protected PublishTest() => Runner = NewRunner();

    protected TestClock Clock { get; } = new();

    protected ActionRunner Runner { get; }

    protected GitHubSandbox Github { get; private set; } = null!;

    protected SandboxRepository Repo { get; private set; } = null!;

    protected string Sha { get; private set; } = "";

    protected string Token { get; private set; } = "";

    protected string Tag => $"rc-{Sha}";

    protected virtual SandboxOptions Options => new() { Time = Clock };

    /// <summary>The only release of the candidate's tag.</summary>
    protected SandboxRelease Release => Releases.Should().ContainSingle().Subject;

    protected IReadOnlyList<SandboxRelease> Releases => [.. Repo.Releases.All.Where(release => release.TagName == Tag)];

    public async ValueTask InitializeAsync()
    {
        Github = await GitHubSandbox.StartAsync(Options);
        Repo = Github.CreateRepository("org/ms-manager");
        Sha = Repo.Commit(new Dictionary<string, string> { ["package.json"] = "{}" }, "first");
        Token = Github.WriteToken(Repo);
        Runner.Write("dist/app.deb", Bytes("the deb"));
        Runner.Write("dist/app-setup.exe", Bytes("the installer"));
    }

    public async ValueTask DisposeAsync()
    {
        Runner.Dispose();
        await Github.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected ActionRunner NewRunner(string runId = "4711") =>
        new()
        {
            Time = Clock,
            Variables =
            {
                ["GITHUB_WORKFLOW_REF"] = "org/ms-manager/.github/workflows/candidate.yml@refs/heads/main",
                ["GITHUB_RUN_ID"] = runId,
                ["GITHUB_RUN_ATTEMPT"] = "2",
            },
        };

    protected Task<ActionResult> PublishAsync(params (string Name, string Value)[] inputs) =>
        PublishAsync(Runner, CancellationToken.None, inputs);

    protected Task<ActionResult> PublishAsync(
        ActionRunner runner,
        CancellationToken cancellation,
        params (string Name, string Value)[] inputs
    )
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = Token,
            ["repository"] = "org/ms-manager",
            ["api-url"] = Github.ApiUrl,
            ["source-sha"] = Sha,
            ["files"] = "dist/*",
        };
        foreach (var (name, value) in inputs)
        {
            all[name] = value;
        }
        return runner.RunAsync(PublishCandidateAction.RunAsync, all, cancellation);
    }

    /// <summary>Runs once, well.</summary>
    protected async Task<ActionResult> PublishedAsync(params (string Name, string Value)[] inputs)
    {
        var result = await PublishAsync(inputs);
        result.ExitCode.Should().Be(0, result.Log);
        return result;
    }

    /// <summary>Runs again with the same inputs: success, and not one write.</summary>
    protected async Task AgainWithoutAWriteAsync(params (string Name, string Value)[] inputs)
    {
        Github.Log.Clear();
        var again = await PublishAsync(inputs);
        again.ExitCode.Should().Be(0, again.Log);
        again.Outputs["state"].Should().Be("unchanged");
        Github.Log.WriteAttempts.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    /// <summary>Exit 1, one annotation with these words, and nothing was written.</summary>
    protected void ShouldRefuse(ActionResult result, params string[] words)
    {
        result.ExitCode.Should().Be(1, result.Log);
        result.Error.Should().ContainAll(words);
        result.Summary.Should().Contain("❌");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    protected static (string Name, string Text)[] Built { get; } =
    [("app.deb", "the deb"), ("app-setup.exe", "the installer")];

    /// <summary>One sealed draft that holds exactly these files, byte for byte.</summary>
    protected void ShouldBeSealed(params (string Name, string Text)[] files)
    {
        ShouldHoldWhole(files);
        Release.Assets[^1].Name.Should().Be(AssetName.Manifest, "it is what makes it sealed");
    }

    /// <summary>The same, in whatever order it came.</summary>
    protected void ShouldHoldWhole(params (string Name, string Text)[] files)
    {
        var manifest = ManifestReader.Parse(Asset(AssetName.Manifest).ReadBytes(), [])!;
        manifest
            .Files.Should()
            .Equal(
                files
                    .OrderBy(file => file.Name, StringComparer.Ordinal)
                    .Select(file => new CandidateFile(file.Name, Bytes(file.Text).Length, Sha256.Of(Bytes(file.Text))))
            );
        Release
            .Assets.Select(asset => asset.Name)
            .Should()
            .BeEquivalentTo([.. files.Select(file => file.Name), AssetName.Checksums, AssetName.Manifest]);
        Release.Assets.Should().OnlyContain(asset => asset.State == AssetState.Uploaded);
        files.Should().OnlyContain(file => Asset(file.Name).ReadBytes().SequenceEqual(Bytes(file.Text)));
    }

    protected void ShouldBeSealed() => ShouldBeSealed(Built);

    protected SandboxAsset Asset(string name) =>
        Release.Assets.Should().ContainSingle(asset => asset.Name == name).Subject;

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
