using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.ValidateCandidate;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

/// <summary>
/// An embedded GitHub with a commit, a candidate workflow and one successful run of it, and means to seal candidates.
/// </summary>
public abstract class ValidateTest : IAsyncLifetime
{
    protected const string WorkflowPath = ".github/workflows/candidate.yml";

    protected ValidateTest() => Runner = new ActionRunner { Time = Clock };

    protected TestClock Clock { get; } = new();

    protected ActionRunner Runner { get; }

    protected GitHubSandbox Github { get; private set; } = null!;

    protected SandboxRepository Repo { get; private set; } = null!;

    protected SandboxRun Run { get; private set; } = null!;

    protected string Sha { get; private set; } = "";

    protected string Token { get; private set; } = "";

    protected string Tag => $"rc-{Sha}";

    protected string Folder => Path.Combine(Runner.Workspace, "fetched");

    public async ValueTask InitializeAsync()
    {
        Github = await GitHubSandbox.StartAsync(new SandboxOptions { Time = Clock });
        Repo = Github.CreateRepository("org/ms-manager");
        Sha = Repo.Commit(
            new Dictionary<string, string> { [WorkflowPath] = "on: workflow_dispatch\njobs: {}\n" },
            "first"
        );
        Token = Github.WriteToken(Repo);
        Run = Repo.Actions.AddRun("candidate.yml", new NewRun("workflow_dispatch", "main", Sha));
        Run.AddJob("build").Succeed();
    }

    public async ValueTask DisposeAsync()
    {
        Runner.Dispose();
        await Github.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Seals a candidate behind everybody's back, as publish-candidate would.</summary>
    protected SandboxRelease Seal(
        Func<CandidateManifest, CandidateManifest>? change = null,
        CandidateSigningKey? key = null
    )
    {
        var release = Repo.Releases.AddDraft(Tag, Sha);
        release.Prerelease = true;
        Fill(release, change, key);
        return release;
    }

    protected void Fill(
        SandboxRelease release,
        Func<CandidateManifest, CandidateManifest>? change = null,
        CandidateSigningKey? key = null
    )
    {
        foreach (var (name, text) in Files)
        {
            release.AddAsset(name, Bytes(text));
        }
        var manifest = new CandidateManifest(
            "org/ms-manager",
            WorkflowPath,
            Run.Id,
            1,
            CommitSha.Parse(Sha),
            Tag,
            "1.2.3",
            [
                .. Files.Select(file => new CandidateFile(
                    file.Name,
                    Bytes(file.Text).Length,
                    Sha256.Of(Bytes(file.Text))
                )),
            ]
        );
        manifest = change?.Invoke(manifest) ?? manifest;
        release.AddAsset(
            AssetName.Checksums,
            Checksums.Of(Files.Select(file => new ChecksumLine(file.Name, Sha256.Of(Bytes(file.Text))))).ToBytes()
        );
        if (key is not null)
        {
            release.AddAsset(AssetName.Signature, key.Sign(manifest.ToBytes()));
        }
        release.AddAsset(AssetName.Manifest, manifest.ToBytes());
    }

    protected static IReadOnlyList<(string Name, string Text)> Files { get; } =
    [("app-setup.exe", "the installer"), ("app.deb", "the deb")];

    protected Task<ActionResult> ValidateAsync(params (string Name, string Value)[] inputs) =>
        ValidateAsync(CancellationToken.None, inputs);

    protected async Task<ActionResult> ValidateAsync(
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
        };
        foreach (var (name, value) in inputs)
        {
            all[name] = value;
        }
        var result = await Runner.RunAsync(ValidateCandidateAction.RunAsync, all, cancellation);
        Github.Log.WriteAttempts.Should().BeEmpty("it never writes to GitHub");
        Github.Log.Violations.Should().BeEmpty();
        return result;
    }

    protected async Task ShouldHoldAsync(params (string Name, string Value)[] inputs)
    {
        var result = await ValidateAsync(inputs);
        result.ExitCode.Should().Be(0, result.Log);
        result.Errors.Should().BeEmpty();
        result.Summary.Should().Contain("✅").And.NotContain("❌");
    }

    /// <summary>This exit code, one annotation with these words, and a table that shows what failed.</summary>
    protected async Task<ActionResult> ShouldFailAsync(
        int exitCode,
        IReadOnlyList<string> words,
        params (string Name, string Value)[] inputs
    )
    {
        var result = await ValidateAsync(inputs);
        result.ExitCode.Should().Be(exitCode, result.Log);
        result.Error.Should().ContainAll(words);
        result.Summary.Should().Contain("### ❌ Candidate").And.Contain("| Check |");
        Directory.Exists(Folder).Should().BeFalse("files are written only after all of it holds");
        return result;
    }

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
