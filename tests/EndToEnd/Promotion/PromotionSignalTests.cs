using System.Diagnostics;

namespace MsReleaseActions.EndToEnd.Promotion;

[Needs(Need.Processes)]
[Alone(Measured.Signals)]
public sealed class PromotionSignalTests : PromotionProcessTest
{
    [Fact]
    public async Task An_interrupt_ends_it_with_130_within_five_seconds_and_a_rerun_completes()
    {
        Stopwatch? clock = null;
        await using var interrupted = Start();
        Github
            .Faults.On("POST", "/repos/*/*/releases/*/assets", skip: 3)
            .Slow(50_000)
            .Run(_ =>
            {
                clock = Stopwatch.StartNew();
                interrupted.SendInterrupt();
                return Task.CompletedTask;
            });

        var result = await interrupted.WaitAsync(Cancel);

        result.ExitCode.Should().Be(130, result.Log);
        clock!.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
        result.Error.Should().StartWith("Cancelled before the end.");
        result.Summary.Should().Contain("Cancelled before the end");
        Repo.Releases.Published("v1.2.0").Should().BeNull();
        Github.Faults.Clear();
        await using var again = Start();
        (await again.WaitAsync(Cancel)).ExitCode.Should().Be(0);
        ExpectWhole();
    }

    [Fact]
    public async Task The_token_is_in_no_line_but_the_mask_and_in_no_file()
    {
        Github.Faults.On("POST", "/repos/*/*/releases").EchoAuthorization();
        await using var process = Start();

        var result = await process.WaitAsync(Cancel);

        result.ExitCode.Should().Be(3, result.Log);
        result.Lines[0].Should().Be($"::add-mask::{Token}");
        string.Join('\n', result.Lines.Skip(1)).Should().NotContain(Token).And.Contain("***");
        foreach (var file in Directory.EnumerateFiles(process.Folder, "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllTextAsync(file, Cancel)).Should().NotContain(Token, file);
        }
    }
}
