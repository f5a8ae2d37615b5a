using System.Diagnostics;

namespace MsReleaseActions.EndToEnd.Rehearsal;

[Needs(Need.Processes, Need.Lane)]
public sealed class KilledRehearsalTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder temporary = new();
    private readonly string mark = $"stays-{Guid.NewGuid():N}";

    public void Dispose()
    {
        foreach (var (id, _) in StrangersCheckout.Running(mark))
        {
            using var left = Process.GetProcessById(id);
            left.Kill();
        }
        temporary.Dispose();
    }

    [Fact]
    public async Task What_a_step_left_running_ends_with_a_rehearsal_that_is_killed()
    {
        var obstacle = await StrangersCheckout.ObstacleAsync();
        Assert.SkipWhen(obstacle is not null, $"NOT TESTED: steps cannot be kept apart here: {obstacle}");
        await StrangersCheckout.PlantAsync(
            temporary["repository"],
            $$"""
            name: attack
            on: workflow_dispatch
            jobs:
              attack:
                runs-on: ubuntu-24.04
                timeout-minutes: 5
                steps:
                  - run: |
                      setsid env -i bash -c 'trap "" HUP INT TERM; exec -a {{mark}} sleep 86400' > /dev/null 2>&1 < /dev/null &
                      until grep -q '^{{mark}}' /proc/$!/cmdline; do :; done
                      echo "::warning::it runs now"
                      sleep 86400
            """
        );
        Directory.CreateDirectory(temporary["tmp"]);
        using var ms = new MsProcess(temporary["tmp"], "rehearse", "--repo", temporary["repository"]);
        while (
            await ms.Output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.Contains("it runs now", StringComparison.Ordinal)
        )
        {
            // the lines before it
        }
        var (id, _) = StrangersCheckout
            .Running(mark)
            .Should()
            .ContainSingle(found => found.Line.StartsWith(mark))
            .Subject;
        using var left = Process.GetProcessById(id);

        ms.Kill();

        await left.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        StrangersCheckout.Running(mark).Should().BeEmpty();
    }
}
