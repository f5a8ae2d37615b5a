using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

[Needs(Need.Nothing)]
public sealed class WaitTests : ValidateTest
{
    private static readonly (string, string) FiveMinutes = ("wait-minutes", "5");

    [Fact]
    public async Task A_candidate_that_is_sealed_in_the_meantime_is_waited_for()
    {
        SandboxRelease? draft = null;
        After(2, () => draft = Repo.Releases.AddDraft(Tag, Sha));
        After(4, () => Fill(draft!));

        await ShouldHoldAsync(FiveMinutes);

        Clock.Waits.Should().HaveCount(4);
    }

    [Fact]
    public async Task When_the_time_is_over_it_is_exit_4()
    {
        var result = await ShouldFailAsync(4, ["is missing", "expected sealed within 5 minutes"], FiveMinutes);

        result.Outputs["state"].Should().Be("missing");
        Clock.Waits.Sum(wait => wait.TotalMinutes).Should().Be(5);
    }

    [Fact]
    public async Task With_expect_any_the_state_is_reported_when_the_time_is_over() =>
        (await ValidateAsync(FiveMinutes, ("expect", "any"))).Should().BeEquivalentTo(new { ExitCode = 0 });

    [Fact]
    public async Task What_has_not_changed_is_asked_for_conditionally()
    {
        await ValidateAsync(FiveMinutes);

        Github
            .Log.Requests.Where(request => request.Path.EndsWith("/releases", StringComparison.Ordinal))
            .Skip(1)
            .Should()
            .OnlyContain(request => request.Status == 304);
    }

    [Fact]
    public async Task A_candidate_that_contradicts_itself_is_not_waited_for()
    {
        Seal().AddAsset("extra.bin", [1]);

        await ShouldFailAsync(1, ["is invalid"], FiveMinutes);

        Clock.Waits.Should().BeEmpty();
    }

    [Fact]
    public async Task A_cancellation_ends_the_wait()
    {
        using var source = new CancellationTokenSource();
        After(2, source.Cancel);

        var result = await ValidateAsync(source.Token, FiveMinutes);

        result.ExitCode.Should().Be(130);
    }

    private void After(int waits, Action then)
    {
        var before = Clock.OnWait;
        var seen = 0;
        Clock.OnWait = time =>
        {
            before?.Invoke(time);
            if (++seen == waits)
            {
                then();
            }
        };
    }
}
