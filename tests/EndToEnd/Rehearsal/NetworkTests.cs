namespace MsReleaseActions.EndToEnd.Rehearsal;

[Needs(Need.Processes, Need.Lane)]
public sealed class NetworkTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_rehearsal_reaches_its_own_loopback_and_nothing_else()
    {
        var (allowed, why) = await Tool.RunAsync(
            "unshare",
            temporary.Path,
            "--user",
            "--map-root-user",
            "--net",
            "true"
        );
        Assert.SkipUnless(allowed == 0, $"this system gives nobody a network namespace: {why}");
        using var ms = new MsProcess(temporary.Path, "rehearse", "--assets-mb", "40");
        // this line comes from inside, when its GitHub listens on loopback
        while (
            await ms.Output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.Contains("lands a commit", StringComparison.Ordinal)
        )
        {
            // the lines before it
        }

        var (_, listening) = await InsideAsync(ms, "awk 'NR > 1 && $4 == \"0A\" { print $2; exit }' /proc/net/tcp");
        var port = Convert.ToInt32(listening.Split(':')[1].Trim(), 16);
        (await InsideAsync(ms, $"exec 3<>/dev/tcp/127.0.0.1/{port} && echo connected")).Should().Be((0, "connected\n"));
        (await InsideAsync(ms, "exec 3<>/dev/tcp/192.0.2.1/80")).Output.Should().Contain("Network is unreachable");
        ms.Interrupt();
        (await ms.EndAsync()).Error.Should().Be("ms: stopped; everything that was started has ended\n");
    }

    [Fact]
    public async Task Where_that_is_not_possible_it_says_so_and_rehearses()
    {
        File.CreateSymbolicLink(temporary["git"], Tool.Find("git")!);

        using var ms = new MsProcess(
            temporary.Path,
            ("PATH", temporary.Path),
            "rehearse",
            "--assets-mb",
            "4",
            "--scenario",
            "tampered"
        );
        var (code, _, error) = await ms.EndAsync();

        (code, error)
            .Should()
            .Be((0, "ms: the steps run with your rights on this machine: unshare (of util-linux) is not installed\n"));
    }

    private Task<(int ExitCode, string Output)> InsideAsync(MsProcess ms, string script) =>
        Tool.RunAsync(
            "nsenter",
            temporary.Path,
            "--target",
            $"{ms.Id}",
            "--user",
            "--net",
            "--preserve-credentials",
            "--",
            "bash",
            "-c",
            script
        );
}
