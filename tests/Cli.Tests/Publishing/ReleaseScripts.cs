using System.Diagnostics;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.CliTests.Publishing;

/// <summary>
/// Scripts of this repository's own release.yml, run by bash; <c>gh</c>, <c>docker</c> and <c>curl</c> say what the
/// test tells them and note how they were called.
/// </summary>
internal sealed class ReleaseScripts : IDisposable
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    public const string Sha = "0123456789012345678901234567890123456789";

    /// <summary>What every verification asks for besides the artifact.</summary>
    public const string Exactly =
        "--repo org/ms-release-actions --cert-identity "
        + "https://github.com/org/ms-release-actions/.github/workflows/release.yml@refs/heads/main --cert-oidc-issuer "
        + "https://token.actions.githubusercontent.com --source-ref refs/heads/main --deny-self-hosted-runners";

    private readonly TemporaryFolder folder = new();

    public ReleaseScripts()
    {
        Assert.SkipWhen(Tool.Find("jq") is null, "jq is not in PATH: the scripts of release.yml were not run");
        foreach (var tool in (string[])["gh", "docker", "curl", "skopeo"])
        {
            Stub(tool, "exit 1");
        }
    }

    public static WorkflowFile Workflow { get; } =
        WorkflowFile.Parse(".github/workflows/release.yml", Checkout.Read(".github/workflows/release.yml"));

    /// <summary>One of its jobs.</summary>
    public static Job Job(string id) => Workflow.Jobs.Single(job => job.Id.Text == id);

    /// <summary>What the package of the tool holds, where it is not what its checksum says.</summary>
    public string Package { get; set; } = "";

    /// <summary>Where the scripts run.</summary>
    public string Folder => folder.Path;

    /// <summary>The full path of a file there.</summary>
    public string this[string name] => folder[name];

    /// <summary>The commands that were called, in order.</summary>
    public IEnumerable<string> Calls => File.Exists(folder["calls"]) ? File.ReadLines(folder["calls"]) : [];

    public void Dispose() => folder.Dispose();

    /// <summary>Puts a script in the place of a tool.</summary>
    public void Stub(string tool, string script)
    {
        Directory.CreateDirectory(folder["tools"]);
        var path = Path.Combine(folder["tools"], tool);
        File.WriteAllText(path, $"#!/bin/bash\necho \"{tool} $*\" >> '{folder["calls"]}'\n{script}\n");
#pragma warning disable CA1416 // bash is needed here all the same
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#pragma warning restore CA1416
    }

    /// <summary>
    /// Runs a step as GitHub does; answers with whether it passed, and what it left in GITHUB_OUTPUT.
    /// </summary>
    public async Task<(bool Passed, string Output)> Run(
        string job,
        string name,
        params (string Name, string Value)[] variables
    )
    {
        Directory.CreateDirectory(folder["package"]);
        await File.WriteAllTextAsync(folder["package/checksums.txt"], $"{EmptyHash}  ms.nupkg\n");
        await File.WriteAllTextAsync(folder["package/ms.nupkg"], Package);
        var script = Job(job).Steps.Single(step => step.Name?.Text == name).Run!.Text;
        await File.WriteAllTextAsync(folder["step.sh"], script);
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", folder["step.sh"]])
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        (string Name, string Value)[] all =
        [
            ("PATH", $"{folder["tools"]}:{Environment.GetEnvironmentVariable("PATH")}"),
            ("GITHUB_OUTPUT", folder["output"]),
            ("GITHUB_REF", "refs/heads/main"),
            ("GITHUB_REPOSITORY", "org/ms-release-actions"),
            ("GH_REPO", "org/ms-release-actions"),
            ("GITHUB_SERVER_URL", "https://github.com"),
            ("SIGNER", "https://github.com/org/ms-release-actions/.github/workflows/release.yml@refs/heads/main"),
            ("ISSUER", "https://token.actions.githubusercontent.com"),
            ("GITHUB_STEP_SUMMARY", folder["summary"]),
            ("GITHUB_ACTOR", "octocat"),
            ("GH_TOKEN", "x"),
            ("IMAGE", "ghcr.io/org/ms-release-actions"),
            ("VERSION", "1.2.3"),
            ("SOURCE_SHA", Sha),
            ("DIGEST", "sha256:dddd"),
            ("RUNNER_TEMP", folder.Path),
            .. variables,
        ];
        foreach (var (variable, value) in all)
        {
            start.Environment[variable] = value;
        }
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (
            process.ExitCode == 0,
            File.Exists(folder["output"]) ? (await File.ReadAllTextAsync(folder["output"])).Trim() : ""
        );
    }
}
