using System.Diagnostics;
using MsReleaseActions.Cli.Rehearsing;
using MsReleaseActions.Sandbox.Runner.Toolchain;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.StandingIn;

public sealed class StandInCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Scripts_of_a_project_reach_the_stand_ins_through_the_shell()
    {
        Directory.CreateDirectory(folder["work"]);
        await File.WriteAllTextAsync(folder["work/package.json"], """{ "name": "app", "version": "1.0.0", "scripts": { "build": "svelte-check && vite build --outDir 'my pages'", "all": "npm run build && node_thing" }, "devDependencies": { "vite": "7", "svelte-check": "4" } }""", Cancel);
        await File.WriteAllTextAsync(folder["work/index.html"], "", Cancel);
        await ToolchainFolder.InstallAsync(folder["tools"], folder["tools.jsonl"], Self.Program with { Salt = "it's" }, Cancel);

        var (code, output) = await Bash("npm install && npm run build && gcc -v; echo \"code $?\"; npm run all; echo \"code $?\"; npx @tauri-apps/cli@2 --version");

        output.Should().ContainAll("code 127", "the rehearsal has no stand-in for 'gcc -v'", "node_thing: not found", "tauri-cli 2.9.4");
        code.Should().Be(0);
        File.Exists(folder["work/my pages/index.html"]).Should().BeTrue();
        ToolLog.Read(folder["tools.jsonl"]).Select(use => $"{use.Effect}: {use.Line}").Should().Equal(
            "Installs: npm install", "None: npm run build", "Checks: svelte-check", "Compiles: vite build --outDir my pages", "Unsupported: gcc -v",
            "None: npm run all", "None: npm run build", "Checks: svelte-check", "Compiles: vite build --outDir my pages",
            "None: npx @tauri-apps/cli@2 --version", "None: tauri --version");
    }

    [Fact]
    public async Task It_is_not_in_the_help_and_says_so_to_who_types_it()
    {
        var typed = new TypedCommand();
        var help = new TypedCommand();

        (await typed.RunAsync("stand-in", "--help")).Should().Be(2);
        await help.RunAsync("--help");

        typed.Error.Should().Be("ms: stand-in is started by the scripts of a rehearsal's toolchain, and by nobody else\n");
        help.Output.Should().NotContain("stand-in");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<(int ExitCode, string Output)> Bash(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"{script} 2>&1"]) { WorkingDirectory = folder["work"], UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        start.Environment["PATH"] = $"{folder["tools"]}:/usr/bin:/bin";
        start.Environment["HOME"] = folder["home"];
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, output + await error);
    }
}
