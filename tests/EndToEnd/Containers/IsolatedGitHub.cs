using System.Diagnostics;
using System.Text.Json;
using MsReleaseActions.EndToEnd.Rehearsal;

namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>
/// <c>ms sandbox</c> in a network where nothing else is to be reached. With podman that is a network namespace with
/// loopback alone, which the containers join; docker cannot join one, and gets an internal bridge network, in which it
/// can reach this machine only.
/// </summary>
internal sealed class IsolatedGitHub : IAsyncDisposable
{
    private readonly TemporaryFolder temporary = new();
    private readonly ContainerNetwork? bridge;
    private readonly Process process;
    private readonly Task<string> errors;

    private IsolatedGitHub(ContainerNetwork? bridge)
    {
        this.bridge = bridge;
        var start = bridge is null
            ? new ProcessStartInfo(
                "unshare",
                ["--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh", MsProcess.Program, "sandbox", "--json"]
            )
            : new ProcessStartInfo(MsProcess.Program, ["sandbox", "--json", "--bind", bridge.HostAddress.ToString()]);
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true);
        start.Environment["TMPDIR"] = temporary.Path;
        process = Process.Start(start)!;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What <c>--network</c> says.</summary>
    public string Network => bridge?.Name ?? $"ns:/proc/{process.Id}/ns/net";

    /// <summary>A job in the repository that is there.</summary>
    public JobFacts Facts { get; private set; } = JobFacts.Offline;

    /// <summary>The repository's own folder.</summary>
    public string GitFolder { get; private set; } = "";

    /// <summary>
    /// Where packets can go from there beyond loopback, as the kernel lists it; docker promises the same of an internal
    /// network.
    /// </summary>
    public IReadOnlyList<string> Routes =>
        bridge is null ? [.. File.ReadLines($"/proc/{process.Id}/net/route").Skip(1)] : [];

    /// <summary>Skips the calling test, saying why, where this machine or the engine cannot.</summary>
    public static async Task<IsolatedGitHub> StartAsync(ContainerEngine engine)
    {
        Assert.SkipWhen(
            engine.IsPodman && !Environment.IsPrivilegedProcess,
            "NOT TESTED without a network: podman joins a network namespace as root only"
        );
        var github = new IsolatedGitHub(
            engine.IsPodman ? null : await ContainerNetwork.CreateAsync(engine, "--internal")
        );
        try
        {
            await github.ReadAddressesAsync();
            return github;
        }
        catch
        {
            await github.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        temporary.Dispose();
        await (bridge?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task ReadAddressesAsync()
    {
        var text = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            text += line;
            if (line.StartsWith('}'))
            {
                break;
            }
        }
        if (text.Length == 0)
        {
            Assert.Skip($"NOT TESTED without a network: {await errors}");
        }
        var document = JsonDocument.Parse(text).RootElement;
        string Text(string name) => document.GetProperty(name).GetString()!;
        Facts = new JobFacts(
            Text("api_url"),
            Text("server_url"),
            Text("repository"),
            Text("source_sha"),
            document.GetProperty("tokens").GetProperty("write").GetString()!
        );
        GitFolder = Text("git_folder");
    }
}
