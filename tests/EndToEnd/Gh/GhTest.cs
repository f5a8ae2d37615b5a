using System.Diagnostics;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.EndToEnd.Gh;

/// <summary>What gh printed, the addresses of this very sandbox taken out.</summary>
public sealed record GhResult(int ExitCode, string Output, string Error);

/// <summary>
/// The real <c>gh</c> against the sandbox. It speaks plain HTTP to <c>github.localhost</c> only, so the sandbox is its
/// proxy and hears it under these names; nothing has to be set up on the machine.
/// </summary>
public abstract class GhTest : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected GitHubSandbox Github { get; private set; } = null!;

    protected SandboxRepository Repo { get; private set; } = null!;

    protected string Sha { get; private set; } = "";

    protected string Token { get; set; } = "";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(
            Tool.Find("gh") is null,
            "gh is not in PATH: install GitHub's command line (Debian: apt-get install gh) to run this against "
                + "the sandbox"
        );
        Github = await GitHubSandbox.StartAsync(new SandboxOptions { Time = new TestClock() }, Cancel);
        Repo = Github.CreateRepository("org/ms-manager");
        Sha = Repo.Commit(
            new Dictionary<string, string>
            {
                ["package.json"] = "{}\n",
                [".github/workflows/ci.yml"] =
                    "name: CI\non:\n  workflow_dispatch:\n    inputs:\n      source_sha:\n        required: true\n",
            },
            "first"
        );
        Token = Github.AdminToken();
    }

    public async ValueTask DisposeAsync()
    {
        if (Github is not null)
        {
            await Github.DisposeAsync();
        }

        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A file that gh finds by its name.</summary>
    protected string File(string name, string content)
    {
        System.IO.File.WriteAllText(folder[name], content);
        return name;
    }

    protected bool Exists(string name) => System.IO.File.Exists(folder[name]);

    protected string Read(string name) => System.IO.File.ReadAllText(folder[name]);

    /// <summary>Runs gh with the repository named, through the sandbox as its proxy.</summary>
    protected Task<GhResult> Gh(params string[] arguments) =>
        Run(Github.ApiUrl, [.. arguments, "-R", "github.localhost/org/ms-manager"]);

    /// <param name="proxy">Null: gh looks the names up itself, and finds port 80.</param>
    protected async Task<GhResult> Run(string? proxy, params string[] arguments)
    {
        var start = new ProcessStartInfo(Tool.Find("gh")!, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        var path = Environment.GetEnvironmentVariable("PATH");
        foreach (
            var (name, value) in (IEnumerable<(string, string?)>)
                [
                    ("PATH", path),
                    ("HOME", folder.Path),
                    ("GH_CONFIG_DIR", folder["config"]),
                    ("GH_HOST", "github.localhost"),
                    ("GH_TOKEN", Token),
                    ("HTTP_PROXY", proxy),
                    ("GH_NO_UPDATE_NOTIFIER", "1"),
                    ("GH_PROMPT_DISABLED", "1"),
                    ("NO_COLOR", "1"),
                    ("TZ", "UTC"),
                ]
        )
        {
            if (value is not null)
            {
                start.Environment[name] = value;
            }
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (
            process.StandardOutput.ReadToEndAsync(Cancel),
            process.StandardError.ReadToEndAsync(Cancel)
        );
        await process.WaitForExitAsync(Cancel);
        return new GhResult(process.ExitCode, await output, await error);
    }

    /// <summary>The tests' own end: gh is a well-behaved client, and the sandbox knew everything it asked.</summary>
    protected void NothingWasWrong() => Github.Log.Violations.Should().BeEmpty();
}
