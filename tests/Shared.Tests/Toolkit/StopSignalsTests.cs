using MsReleaseActions.Testing;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.SharedTests.Toolkit;

[Needs(Need.Nothing)]
public sealed class StopSignalsTests : IDisposable
{
    private readonly ManualClock clock = new();
    private readonly CancellationTokenSource cancellation = new();
    private readonly StopSignals signals;
    private int ended;

    public StopSignalsTests() => signals = new StopSignals(cancellation, clock, () => ended++);

    public void Dispose()
    {
        signals.Dispose();
        cancellation.Dispose();
    }

    [Fact]
    public void A_signal_asks_the_work_to_end_and_leaves_it_seven_seconds()
    {
        signals.Stop();
        clock.Advance(TimeSpan.FromSeconds(6.9));

        (cancellation.IsCancellationRequested, ended).Should().Be((true, 0));
    }

    [Fact]
    public void Work_that_is_still_there_seven_seconds_after_the_first_signal_is_ended_once()
    {
        signals.Stop();
        clock.Advance(TimeSpan.FromSeconds(4));
        signals.Stop();
        clock.Advance(TimeSpan.FromSeconds(3));
        clock.Advance(TimeSpan.FromHours(1));

        ended.Should().Be(1);
    }

    [Fact]
    public void Work_whose_cancelling_hangs_is_ended_as_well()
    {
        var endedMeanwhile = 0;
        using var hanging = cancellation.Token.Register(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(7));
            endedMeanwhile = ended;
        });

        signals.Stop();

        endedMeanwhile.Should().Be(1);
    }

    [Fact]
    public void Work_that_has_ended_is_left_alone()
    {
        signals.Stop();
        signals.Dispose();
        clock.Advance(TimeSpan.FromHours(1));

        ended.Should().Be(0);
    }

    [Fact]
    public void Without_a_signal_nothing_is_cancelled_or_ended()
    {
        clock.Advance(TimeSpan.FromDays(1));

        (cancellation.IsCancellationRequested, ended).Should().Be((false, 0));
    }
}
