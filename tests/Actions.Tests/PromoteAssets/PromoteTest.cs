using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.PromoteAssets;
using MsReleaseActions.Server;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

/// <summary>A sealed candidate of three files and a signature, and the action to promote it as v1.2.0.</summary>
public abstract class PromoteTest : IAsyncLifetime
{
    protected const string ReleaseTagText = "v1.2.0";

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected TestClock Clock { get; } = new();

    protected GitHubSandbox Github { get; private set; } = null!;

    protected SandboxRepository Repo { get; private set; } = null!;

    protected string Sha { get; private set; } = "";

    protected string Token { get; private set; } = "";

    protected ActionRunner Runner { get; private set; } = null!;

    protected SealedCandidate Candidate { get; set; } = null!;

    protected virtual SandboxOptions Options => new() { Time = Clock };

    protected virtual IReadOnlyDictionary<string, byte[]> Files { get; } =
        new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["app_1.2.0_amd64.deb"] = Bytes(1, 70_000),
            ["app_1.2.0_x64-setup.exe"] = Bytes(2, 300_000),
            ["app_1.2.0_x64-setup.exe.sig"] = Bytes(3, 400),
        };

    public virtual async ValueTask InitializeAsync()
    {
        Github = await GitHubSandbox.StartAsync(Options, Cancel);
        Repo = Github.CreateRepository("org/ms-manager");
        Sha = Repo.Commit(
            new Dictionary<string, string> { ["package.json"] = "{}\n", [".github/workflows/ci.yml"] = "on: push\n" },
            "first"
        );
        Token = Github.WriteToken(Repo);
        Runner = new ActionRunner { Time = Clock };
        Runner.Variables["GITHUB_REPOSITORY"] = Repo.FullName;
        Runner.Variables["GITHUB_API_URL"] = Github.ApiUrl;
        Runner.Variables["GITHUB_SERVER_URL"] = Github.ServerUrl;
        Candidate = SealedCandidate.Put(Repo, Sha, Files, version: "1.2.0", signature: "c2lnbmF0dXJl\n");
    }

    public virtual async ValueTask DisposeAsync()
    {
        Runner.Dispose();
        await Github.DisposeAsync();
    }

    /// <summary>Runs the action with the inputs that every promotion needs, and these.</summary>
    protected Task<ActionResult> RunAsync(params (string Name, string Value)[] inputs) => RunAsync(Cancel, inputs);

    protected Task<ActionResult> RunAsync(CancellationToken cancellation, params (string Name, string Value)[] inputs)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = Token,
            ["source-sha"] = Sha,
            ["release-tag"] = ReleaseTagText,
        };
        foreach (var (name, value) in inputs)
        {
            all[name] = value;
        }
        return Runner.RunAsync(PromoteAssetsAction.RunAsync, all, cancellation);
    }

    /// <summary>Runs, and expects success without a single thing that a well-behaved client would not do.</summary>
    protected async Task<ActionResult> SucceedAsync(params (string Name, string Value)[] inputs)
    {
        var result = await RunAsync(inputs);
        result.Should().Match<ActionResult>(r => r.ExitCode == 0 && r.Errors.Count == 0, result.Log);
        Github.Log.Violations.Should().BeEmpty();
        return result;
    }

    /// <summary>Runs, and expects this refusal: its exit code, one annotation that says so, and no write.</summary>
    protected async Task<ActionResult> RefuseAsync(
        int exitCode,
        string message,
        params (string Name, string Value)[] inputs
    )
    {
        Github.Log.Clear();
        var result = await RunAsync(inputs);
        result.ExitCode.Should().Be(exitCode, result.Log);
        result.Error.Should().Contain(message);
        result.Commands.Single(command => command.Name == "error").Title.Should().Be("promote-assets");
        result.Summary.Should().Contain("❌");
        Github.Log.Writes.Should().BeEmpty();
        return result;
    }

    /// <summary>Runs again, and expects that there is nothing to do.</summary>
    protected async Task<ActionResult> NothingToDoAsync(params (string Name, string Value)[] inputs)
    {
        Github.Log.Clear();
        var result = await SucceedAsync(inputs);
        Github.Log.WriteAttempts.Should().BeEmpty();
        return result;
    }

    protected SandboxRelease Published =>
        Repo.Releases.Published(ReleaseTagText) ?? throw new InvalidOperationException("nothing is published");

    protected IEnumerable<RequestRecord> Uploads => Github.Log.Writes.Where(write => write.Listener == Listener.Upload);

    /// <summary>Of a release that this action made, nothing but the publication is changed.</summary>
    protected static bool IsPublication(RequestRecord record) =>
        record.Method == "PATCH"
        && record.Path.Contains("/releases/", StringComparison.Ordinal)
        && !record.Path.Contains("/assets", StringComparison.Ordinal);

    /// <summary>What a release with these files must hold, seal and checksums included.</summary>
    protected IReadOnlyDictionary<string, byte[]> Final(IReadOnlyDictionary<string, byte[]> files)
    {
        var checksums = Checksums.Of(files.Select(file => new ChecksumLine(file.Key, Sha256.Of(file.Value)))).ToBytes();
        return new Dictionary<string, byte[]>(files, StringComparer.Ordinal)
        {
            [AssetName.Checksums] = checksums,
            [AssetName.Manifest] = Candidate.Manifest,
            [AssetName.Signature] = Encoding.UTF8.GetBytes("c2lnbmF0dXJl\n"),
        };
    }

    protected static void Holds(SandboxRelease release, IReadOnlyDictionary<string, byte[]> files)
    {
        release.Assets.Should().OnlyContain(asset => asset.State == AssetState.Uploaded);
        release
            .Assets.ToDictionary(asset => asset.Name, asset => Sha256.Of(asset.ReadBytes()).Hex)
            .Should()
            .Equal(files.ToDictionary(file => file.Key, file => Sha256.Of(file.Value).Hex));
    }

    protected static byte[] Bytes(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    protected static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
