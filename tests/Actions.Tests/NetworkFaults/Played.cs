using System.Collections.Concurrent;
using System.Diagnostics;
using FluentAssertions.Execution;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

/// <summary>The cases of a matrix.</summary>
internal static class Played
{
    /// <summary>Plays all of them and fails with the list of those that broke a promise.</summary>
    public static async Task RequireAllAsync<T>(
        string action,
        IReadOnlyList<T> cases,
        Func<T, Task> play,
        int atATime = 1
    )
    {
        var clock = Stopwatch.StartNew();
        var violations = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            cases,
            new ParallelOptions { MaxDegreeOfParallelism = atATime },
            async (one, _) =>
            {
                try
                {
                    await play(one);
                }
                catch (Exception broken) when (broken is AssertionFailedException or Xunit.Sdk.XunitException)
                {
                    violations.Enqueue($"{one}: {broken.Message}");
                }
            }
        );

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{action}: {cases.Count} cases, {violations.Count} violations, {clock.Elapsed.TotalSeconds:0} s"
        );
        violations.Should().BeEmpty($"{cases.Count} cases were played");
    }
}
