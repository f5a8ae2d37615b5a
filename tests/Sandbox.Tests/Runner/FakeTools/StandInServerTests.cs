using System.Diagnostics;
using System.Net.Sockets;
using MsReleaseActions.Runner.FakeTools;
using MsReleaseActions.Runner.FakeTools.Toolchain;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SandboxTests.Runner.FakeTools;

[Needs(Need.Nothing)]
public sealed class StandInServerTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly StandInServer standIns = new(TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IReadOnlyList<string> Recorded => [.. ToolLog.Read(folder["tools.jsonl"]).Select(use => $"{use.Effect}: {use.Line}")];

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(folder["work"]);
        await ToolchainFolder.InstallAsync(standIns, new StandInOptions(folder["tools.jsonl"], folder["tools"]) { Salt = "it's" }, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await standIns.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Scripts_of_a_project_reach_the_stand_ins_through_the_shell()
    {
        Package("""{ "build": "svelte-check && vite build --outDir 'my pages'", "all": "npm run build && node_thing" }""");
        await File.WriteAllTextAsync(folder["work/index.html"], "", Cancel);

        var (code, output) = await Bash("npm install && npm run build && gcc -v; echo \"code $?\"; npm run all; echo \"code $?\"; npx @tauri-apps/cli@2 --version");

        output.Should().ContainAll("code 127", "the rehearsal has no stand-in for 'gcc -v'", "node_thing: not found", "tauri-cli 2.9.4");
        code.Should().Be(0);
        File.Exists(folder["work/my pages/index.html"]).Should().BeTrue();
        Recorded.Should().Equal(
            "Installs: npm install", "None: npm run build", "Checks: svelte-check", "Compiles: vite build --outDir my pages", "Unsupported: gcc -v",
            "None: npm run all", "None: npm run build", "Checks: svelte-check", "Compiles: vite build --outDir my pages",
            "None: npx @tauri-apps/cli@2 --version", "None: tauri --version");
    }

    [Fact]
    public async Task A_stand_in_sees_the_folder_the_arguments_and_the_environment_of_its_step_to_the_letter()
    {
        Directory.CreateDirectory(folder["work/a 'folder'"]);
        Package("""{ "show": "printf '%s|' \"$PWD\" \"$ODD\" \"$npm_package_version\" \"$@\"" }""");

        var (_, output) = await Bash("cd \"a 'folder'\" && export ODD=\"a\"$'\\n'\"'b' \\\\ \\$(c)=\" && npm run show -- 'd  e' '*'");

        output.Should().EndWith($"{folder["work"]}|a\n'b' \\ $(c)=|1.0.0|d  e|*|");
    }

    [Fact]
    public async Task A_stand_in_whose_folder_is_gone_does_nothing()
    {
        var (_, output) = await Bash("mkdir gone && cd gone && rmdir ../gone && npm ci; echo \"code $?\"");

        output.Should().Contain("npm: the folder that it was called in is not there any more").And.Contain("code 1");
        Recorded.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_printed_goes_where_the_step_sends_it_and_the_exit_code_is_the_tools()
    {
        var (code, output) = await Bash("gcc -v 2>error.txt >output.txt; echo \"code $?\"; cat output.txt; echo --; wc -l < error.txt; { echo first; npm --version; echo last; } > both.txt; wc -l < both.txt");

        output.Should().StartWith("code 127\n--\n").And.EndWith("\n3\n");
        code.Should().Be(0);
    }

    [Fact]
    public async Task A_tool_is_killed_as_a_real_one_is_and_the_server_goes_on()
    {
        Package("""{ "wait": "echo $$ > running; exec sleep 600" }""");
        using var process = Start("exec npm run wait");
        using var child = Process.GetProcessById(await ChildAsync());

        process.Kill();
        await process.WaitForExitAsync(Cancel);
        child.Kill();

        process.ExitCode.Should().Be(137);
        (await Bash("npm --version")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_call_that_runs_when_the_server_ends_ends_too_and_later_ones_say_why()
    {
        Package("""{ "wait": "echo $$ > running; exec sleep 600" }""");
        using var process = Start("exec npm run wait");
        using var child = Process.GetProcessById(await ChildAsync());

        await standIns.DisposeAsync();
        child.Kill();
        await process.WaitForExitAsync(Cancel);

        process.ExitCode.Should().NotBe(0);
        var (code, output) = await Bash("npm --version");
        (code, output.EndsWith("npm: the rehearsal that stands in for it has ended\n", StringComparison.Ordinal)).Should().Be((127, true));
    }

    [Theory]
    [InlineData("0123\0npm\0/tmp\00\0\0")]
    [InlineData("nonsense\0npm\0/tmp\0many\0\0")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("")]
    public async Task Who_does_not_know_the_key_of_a_job_is_not_answered(string sent)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", standIns.Port, Cancel);

        await using var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(sent), Cancel);
        client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);

        (await reader.ReadToEndAsync(Cancel)).Should().BeEmpty();
        Recorded.Should().BeEmpty();
    }

    [Fact]
    public async Task A_whole_call_with_another_key_is_not_answered_while_somebody_waits_for_it()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", standIns.Port, Cancel);

        await using var stream = client.GetStream();
        await stream.WriteAsync("0123\0npm\0/tmp\00\0\0"u8.ToArray(), Cancel);
        using var reader = new StreamReader(stream);

        (await reader.ReadToEndAsync(Cancel)).Should().BeEmpty();
        Recorded.Should().BeEmpty();
    }

    [Fact]
    public void The_key_in_a_script_is_for_this_account_alone()
    {
        var scripts = new DirectoryInfo(folder["tools"]).GetFiles();

        scripts.Should().NotBeEmpty().And.OnlyContain(script => script.UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Fact]
    public async Task Many_at_once_are_all_seen()
    {
        var (code, _) = await Bash("for n in $(seq 20); do gcc -c $n.c & done; wait");

        code.Should().Be(0);
        Recorded.Should().BeEquivalentTo(Enumerable.Range(1, 20).Select(number => $"Unsupported: gcc -c {number}.c"));
    }

    private void Package(string scripts) =>
        File.WriteAllText(folder["work/package.json"], $$"""{ "name": "app", "version": "1.0.0", "scripts": {{scripts}}, "devDependencies": { "vite": "7", "svelte-check": "4" } }""");

    // the script says who it is once it runs
    private async Task<int> ChildAsync()
    {
        using var seen = new FileSystemWatcher(folder["work"]) { EnableRaisingEvents = true };
        var file = folder["work/running"];
        while (!File.Exists(file) || !(await File.ReadAllTextAsync(file, Cancel)).EndsWith('\n'))
        {
            seen.WaitForChanged(WatcherChangeTypes.All, 100);
        }
        return int.Parse(await File.ReadAllTextAsync(file, Cancel));
    }

    private Process Start(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = folder["work"], UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        start.Environment["PATH"] = $"{folder["tools"]}:/usr/bin:/bin";
        start.Environment["HOME"] = folder["home"];
        return Process.Start(start)!;
    }

    private async Task<(int ExitCode, string Output)> Bash(string script)
    {
        using var process = Start($"exec 2>&1; {script}");
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, output);
    }
}
