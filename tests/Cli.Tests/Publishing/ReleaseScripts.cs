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
    public const string Sha = "0123456789012345678901234567890123456789";
    private readonly TemporaryFolder folder = new();

    public ReleaseScripts()
    {
        Assert.SkipWhen(Tool.Find("jq") is null, "jq is not in PATH: the scripts of release.yml were not run");
        foreach (var tool in (string[])["gh", "docker", "curl"])
        {
            Stub(tool, "exit 1");
        }
    }

    public static WorkflowFile Workflow { get; } =
        WorkflowFile.Parse(".github/workflows/release.yml", Checkout.Read(".github/workflows/release.yml"));

    /// <summary>Where the scripts run.</summary>
    public string Folder => folder.Path;

    /// <summary>The full path of a file there.</summary>
    public string this[string name] => folder[name];

    /// <summary>The commands that were called, in order.</summary>
    public IEnumerable<string> Calls => File.ReadLines(folder["calls"]);

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
        await File.WriteAllTextAsync(folder["package/checksums.txt"], "");
        var script = Workflow
            .Jobs.Single(found => found.Id.Text == job)
            .Steps.Single(step => step.Name?.Text == name)
            .Run!.Text;
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
