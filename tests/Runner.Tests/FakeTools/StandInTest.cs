using System.Diagnostics;
using MsReleaseActions.Runner.FakeTools;
using MsReleaseActions.Runner.FakeTools.Toolchain;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

/// <summary>A server of stand-ins, and a shell with nothing but them before its tools.</summary>
public abstract class StandInTest : IAsyncLifetime
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected TemporaryFolder Folder { get; } = new();

    protected StandInServer StandIns { get; } = new(TimeProvider.System);

    protected IReadOnlyList<string> Recorded =>
        [.. ToolLog.Read(Folder["tools.jsonl"]).Select(use => $"{use.Effect}: {use.Line}")];

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Folder["work"]);
        await ToolchainFolder.InstallAsync(
            StandIns,
            new StandInOptions(Folder["tools.jsonl"], Folder["tools"]) { Salt = "it's" },
            Cancel
        );
    }

    public async ValueTask DisposeAsync()
    {
        await StandIns.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected void Package(string scripts) =>
        File.WriteAllText(
            Folder["work/package.json"],
            $$"""{ "name": "app", "version": "1.0.0", "scripts": {{scripts}}, "devDependencies": { "vite": "7", "svelte-check": "4" } }"""
        );

    protected Process Start(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = Folder["work"],
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = $"{Folder["tools"]}:/usr/bin:/bin";
        start.Environment["HOME"] = Folder["home"];
        return Process.Start(start)!;
    }

    protected async Task<(int ExitCode, string Output)> Bash(string script)
    {
        using var process = Start($"exec 2>&1; {script}");
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, output);
    }
}
