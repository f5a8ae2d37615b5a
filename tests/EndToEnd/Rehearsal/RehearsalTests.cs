namespace MsReleaseActions.EndToEnd.Rehearsal;

[Needs(Need.Processes, Need.Lane)]
public sealed class RehearsalTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_candidate_whose_byte_was_changed_is_refused_and_nothing_becomes_visible()
    {
        var (code, output, error) = await RehearseAsync("--scenario", "tampered", "--assets-mb", "4");

        code.Should().Be(0, error + output);
        output
            .Should()
            .Contain("release #1 validate: error: rc-")
            .And.Contain("nobody was asked to approve it")
            .And.Contain("the public sees no release v1.4.0")
            .And.Contain("Rehearsal passed");
    }

    [Fact]
    public async Task A_rehearsal_that_is_interrupted_ends_with_130_and_leaves_nothing()
    {
        using var ms = new MsProcess(temporary.Path, "rehearse", "--assets-mb", "40");
        while (
            await ms.Output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.Contains("candidate #1 guard", StringComparison.Ordinal)
        )
        {
            // the lines before the first action starts
        }

        ms.Interrupt();
        var (code, _, error) = await ms.EndAsync();

        (code, error.Split('\n')[^2]).Should().Be((130, "ms: stopped; everything that was started has ended"));
        Directory.EnumerateFileSystemEntries(temporary.Path).Should().BeEmpty();
    }

    private async Task<(int ExitCode, string Output, string Error)> RehearseAsync(params string[] arguments)
    {
        using var ms = new MsProcess(temporary.Path, ["rehearse", .. arguments]);
        return await ms.EndAsync();
    }
}
