using MsReleaseActions.Runner.FakeTools;
using MsReleaseActions.Runner.FakeTools.Toolchain;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

[Needs(Need.Nothing)]
public sealed class ToolLogTests : ToolchainTest
{
    [Fact]
    public async Task A_use_is_recorded_with_its_place_before_it_is_done()
    {
        await Prepare();
        File.Delete(Path.Combine(Project, "index.html"));

        (await Call("npx tauri build --bundles deb", "src-tauri")).Should().NotBe(0);

        ToolLog
            .Read(LogFile)
            .TakeLast(5)
            .Should()
            .BeEquivalentTo(
                [
                    new ToolUse("npx", ["tauri", "build", "--bundles", "deb"], "src-tauri", ToolEffect.None)
                    {
                        Run = "7",
                        Job = "build",
                        Step = "compile",
                    },
                    new ToolUse("tauri", ["build", "--bundles", "deb"], "src-tauri", ToolEffect.Bundles)
                    {
                        Run = "7",
                        Job = "build",
                        Step = "compile",
                    },
                    new ToolUse("npm", ["run", "build"], ".", ToolEffect.None)
                    {
                        Run = "7",
                        Job = "build",
                        Step = "compile",
                    },
                    new ToolUse("svelte-check", [], ".", ToolEffect.Checks)
                    {
                        Run = "7",
                        Job = "build",
                        Step = "compile",
                    },
                    new ToolUse("vite", ["build"], ".", ToolEffect.Compiles)
                    {
                        Run = "7",
                        Job = "build",
                        Step = "compile",
                    },
                ],
                options => options.WithStrictOrdering()
            );
    }

    [Fact]
    public async Task Uses_at_the_same_time_lose_no_line()
    {
        var options = new StandInOptions(LogFile, Project);
        using var start = new ManualResetEventSlim();
        var threads = Enumerable
            .Range(0, 8)
            .Select(thread =>
                Task.Factory.StartNew(
                    () =>
                    {
                        start.Wait();
                        for (var number = 0; number < 15; number++)
                        {
                            StandIn
                                .RunAsync(
                                    new StandInCall(
                                        options,
                                        "rustc",
                                        ["--version", $"{thread}-{number}"],
                                        Project,
                                        Variables,
                                        TextWriter.Null,
                                        TextWriter.Null,
                                        TimeProvider.System,
                                        (_, _) => Task.FromResult(0)
                                    ),
                                    TestContext.Current.CancellationToken
                                )
                                .GetAwaiter()
                                .GetResult();
                        }
                    },
                    TestContext.Current.CancellationToken,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
            .ToList();

        start.Set();
        await Task.WhenAll(threads);

        ToolLog
            .Read(LogFile)
            .Select(use => use.Arguments[1])
            .Should()
            .BeEquivalentTo(
                from thread in Enumerable.Range(0, 8)
                from number in Enumerable.Range(0, 15)
                select $"{thread}-{number}"
            );
    }

    [Fact]
    public void Nothing_was_used_where_there_is_no_record()
    {
        ToolLog.Read(Path.Combine(Project, "none")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("gcc -O2 main.c")]
    [InlineData("tauri dev")]
    [InlineData("tauri android build")]
    [InlineData("cargo publish")]
    [InlineData("npm publish")]
    [InlineData("rustup self uninstall")]
    [InlineData("rustc main.rs")]
    [InlineData("docker build .")]
    [InlineData("sudo rm -rf /usr/share/dotnet")]
    [InlineData("sudo sudo apt-get update")]
    [InlineData("npx cowsay hello")]
    [InlineData("vite preview")]
    [InlineData("next build")]
    public async Task What_is_not_stood_in_for_is_named_and_recorded(string line)
    {
        (await Call(line)).Should().Be(127);

        Printed.Should().StartWith("::error::").And.Contain($"the rehearsal has no stand-in for '{line}'");
        Recorded.Should().Equal($"Unsupported: {line}");
    }
}
