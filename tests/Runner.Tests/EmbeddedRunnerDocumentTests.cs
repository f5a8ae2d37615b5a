using MsReleaseActions.Runner.FakeTools;
using MsReleaseActions.Runner.FakeTools.Toolchain;
using MsReleaseActions.Runner.Steps;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class EmbeddedRunnerDocumentTests
{
    private static readonly string Text = Checkout.Read("docs/embedded-runner.md");

    [Fact]
    public void Every_action_that_the_runner_does_itself_is_described()
    {
        NativeActions.Names.Should().OnlyContain(name => Text.Contains($"`{name}`"));
    }

    [Fact]
    public async Task Every_tool_that_a_step_finds_on_its_path_is_described()
    {
        using var folder = new TemporaryFolder();
        await using var standIns = new StandInServer(TimeProvider.System);
        await ToolchainFolder.InstallAsync(
            standIns,
            new StandInOptions(folder["log"], folder["tools"]),
            TestContext.Current.CancellationToken
        );

        Directory
            .EnumerateFiles(folder["tools"])
            .Select(path => Path.GetFileName(path)!)
            .Should()
            .OnlyContain(tool => Text.Contains($"`{tool}`"));
    }
}
