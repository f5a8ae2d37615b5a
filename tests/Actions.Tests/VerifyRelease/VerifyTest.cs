using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.VerifyRelease;

namespace MsReleaseActions.ActionsTests.VerifyRelease;

/// <summary>An embedded GitHub with a release v1.2.0 that the lanes made, each run of them as it ended.</summary>
public abstract class VerifyTest : IAsyncLifetime
{
    protected const string Candidates = ".github/workflows/candidate.yml";
    protected const string Tag = "v1.2.0";
    private const string Promotions = ".github/workflows/release.yml";

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected TestClock Clock { get; } = new();

    protected ActionRunner Runner { get; private set; } = null!;

    protected GitHubSandbox Github { get; private set; } = null!;

    protected SandboxRepository Repo { get; private set; } = null!;

    protected string Sha { get; set; } = "";

    protected string Token { get; private set; } = "";

    protected SandboxRelease Made { get; private set; } = null!;

    /// <summary>The run that published it.</summary>
    protected SandboxRun Promoted { get; private set; } = null!;

    protected static IReadOnlyDictionary<string, byte[]> Files { get; } =
        new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["app-setup.exe"] = Bytes("the installer"),
            ["app.deb"] = Bytes("the deb"),
        };

    public virtual async ValueTask InitializeAsync()
    {
        Runner = new ActionRunner { Time = Clock };
        Github = await GitHubSandbox.StartAsync(new SandboxOptions { Time = Clock }, Cancel);
        Repo = Github.CreateRepository("org/ms-manager");
        Sha = Repo.Commit(
            new Dictionary<string, string>
            {
                [Candidates] = "on: workflow_dispatch\njobs: {}\n",
                [Promotions] = "on: workflow_dispatch\njobs: {}\n",
            },
            "first"
        );
        Repo.Actions.Environment("app-release").Reviewers = [new EnvironmentReviewer("User", "alice")];
        Token = Github.CreateToken(
            "github-actions[bot]",
            (Permission.Contents, Access.Read),
            (Permission.Actions, Access.Read)
        );
        Made = Make(Tag);
    }

    public virtual async ValueTask DisposeAsync()
    {
        Runner.Dispose();
        await Github.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the lanes leave behind: two runs, an approval, and the release.</summary>
    /// <param name="change">What <c>candidate.json</c> says else.</param>
    /// <param name="key">What signs it.</param>
    protected SandboxRelease Make(
        string tag,
        Func<CandidateManifest, CandidateManifest>? change = null,
        CandidateSigningKey? key = null
    )
    {
        var built = Repo.Actions.AddRun("candidate.yml", new NewRun("workflow_dispatch", "main", Sha));
        built.AddJob("seal").Succeed();
        built.Complete("success");
        Promoted = Promote(tag);
        var release = Repo.Releases.AddPublished(tag, Sha, prerelease: tag.Contains('-', StringComparison.Ordinal));
        var manifest = new CandidateManifest(
            "org/ms-manager",
            Candidates,
            built.Id,
            1,
            CommitSha.Parse(Sha),
            $"rc-{Sha}",
            tag.TrimStart('v'),
            [.. Files.Select(file => new CandidateFile(file.Key, file.Value.Length, Sha256.Of(file.Value)))]
        );
        Fill(release, (change?.Invoke(manifest) ?? manifest).ToBytes(), key);
        Clock.Advance(TimeSpan.FromHours(1));
        return release;
    }

    /// <summary>A promotion, up to its end.</summary>
    protected SandboxRun Promote(string tag, bool isApproved = true, string branch = "main", string? title = null)
    {
        var run = Repo.Actions.AddRun("release.yml", new NewRun("workflow_dispatch", branch, Sha));
        run.DisplayTitle = title ?? $"release {tag} {Sha} r1";
        run.AddJob("validate").Succeed();
        if (!isApproved)
        {
            run.AddJob("promote").Succeed();
            return run.Complete("success");
        }
        var promote = run.WaitForApproval("app-release", "promote");
        run.Decide("alice", approved: true);
        promote.Succeed();
        return run.Complete("success");
    }

    /// <summary>The assets of a release, its seal included.</summary>
    protected static void Fill(SandboxRelease release, byte[] manifest, CandidateSigningKey? key = null)
    {
        foreach (var (name, bytes) in Files)
        {
            release.AddAsset(name, bytes);
        }
        release.AddAsset(
            AssetName.Checksums,
            Checksums.Of(Files.Select(file => new ChecksumLine(file.Key, Sha256.Of(file.Value)))).ToBytes()
        );
        if (key is not null)
        {
            release.AddAsset(AssetName.Signature, key.Sign(manifest));
        }
        release.AddAsset(AssetName.Manifest, manifest);
    }

    /// <summary>Gives an asset other bytes, as a writer may.</summary>
    protected static void Exchange(SandboxRelease release, string name, byte[] bytes)
    {
        release.RemoveAsset(release.Assets.Single(asset => asset.Name == name));
        release.AddAsset(name, bytes);
    }

    /// <summary>A release that a person made on GitHub's page.</summary>
    protected Task<SandboxRelease> ByHandAsync(string tag, string login = "mallory") =>
        HandMade.PublishAsync(Github, Repo, tag, login, Cancel);

    protected async Task<ActionResult> VerifyAsync(params (string Name, string Value)[] inputs)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = Token,
            ["repository"] = "org/ms-manager",
            ["api-url"] = Github.ApiUrl,
            ["required-environment"] = "app-release",
        };
        foreach (var (name, value) in inputs)
        {
            all[name] = value;
        }
        var result = await Runner.RunAsync(VerifyReleaseAction.RunAsync, all, Cancel);
        Github.Log.WriteAttempts.Should().BeEmpty("it never writes to GitHub");
        Github.Log.Violations.Should().BeEmpty();
        return result;
    }

    /// <summary>Everything holds.</summary>
    protected async Task<ActionResult> ShouldHoldAsync(params (string Name, string Value)[] inputs)
    {
        var result = await VerifyAsync(inputs);
        (result.ExitCode, result.Errors.Count).Should().Be((0, 0), result.Log);
        result.Summary.Should().StartWith("### ✅ What is published").And.NotContain("❌");
        return result;
    }

    /// <summary>This exit code, and one annotation with this text.</summary>
    protected async Task<ActionResult> ShouldFailAsync(
        int exitCode,
        string message,
        params (string Name, string Value)[] inputs
    )
    {
        var result = await VerifyAsync(inputs);
        result.ExitCode.Should().Be(exitCode, result.Log);
        result.Error.Should().Contain(message);
        result.Summary.Should().Contain("❌");
        return result;
    }

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
