using System.Diagnostics;
using System.Net.Sockets;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

[Needs(Need.Nothing)]
public sealed class StandInServerTests : StandInTest
{
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

        await StandIns.DisposeAsync();
        child.Kill();
        await process.WaitForExitAsync(Cancel);

        process.ExitCode.Should().NotBe(0);
        var (code, output) = await Bash("npm --version");
        (code, output.EndsWith("npm: the rehearsal that stands in for it has ended\n", StringComparison.Ordinal))
            .Should()
            .Be((127, true));
    }

    [Theory]
    [InlineData("0123\0npm\0/tmp\00\0\0")]
    [InlineData("nonsense\0npm\0/tmp\0many\0\0")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("")]
    public async Task Who_does_not_know_the_key_of_a_job_is_not_answered(string sent)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", StandIns.Port, Cancel);

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
        await client.ConnectAsync("127.0.0.1", StandIns.Port, Cancel);

        await using var stream = client.GetStream();
        await stream.WriteAsync("0123\0npm\0/tmp\00\0\0"u8.ToArray(), Cancel);
        using var reader = new StreamReader(stream);

        (await reader.ReadToEndAsync(Cancel)).Should().BeEmpty();
        Recorded.Should().BeEmpty();
    }

    [Fact]
    public void The_key_in_a_script_is_for_this_account_alone()
    {
        var scripts = new DirectoryInfo(Folder["tools"]).GetFiles();

        scripts
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(script =>
                script.UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
            );
    }

    // the script says who it is once it runs
    private async Task<int> ChildAsync()
    {
        using var seen = new FileSystemWatcher(Folder["work"]) { EnableRaisingEvents = true };
        var file = Folder["work/running"];
        while (!File.Exists(file) || !(await File.ReadAllTextAsync(file, Cancel)).EndsWith('\n'))
        {
            seen.WaitForChanged(WatcherChangeTypes.All, 100);
        }
        return int.Parse(await File.ReadAllTextAsync(file, Cancel));
    }
}
