using MsReleaseActions.GitHub;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.GitHub;

[Needs(Need.Nothing)]
public sealed class LimitTests : ClientFixture
{
    private const string Releases = "/repos/org/app/releases";

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    public async Task A_secondary_limit_is_waited_for_as_long_as_it_says(int status)
    {
        Sandbox.Faults.On("GET", Releases).SecondaryLimit(retryAfter: 37, code: status);

        (await Client.Releases.ListAsync(App, None)).Should().BeEmpty();

        Clock.Waits.Should().Equal(TimeSpan.FromSeconds(37));
    }

    [Fact]
    public async Task One_that_says_nothing_is_waited_for_a_minute_and_then_longer()
    {
        Sandbox.Faults.On("GET", Releases, times: 3).SecondaryLimit();

        (await Client.Releases.ListAsync(App, None)).Should().BeEmpty();

        Clock.Waits.Select(wait => wait.TotalMinutes).Should().Equal(1, 2, 4);
    }

    [Fact]
    public async Task A_write_that_a_limit_refused_is_sent_again_since_it_had_no_effect()
    {
        Sandbox.Faults.On("POST", Releases).SecondaryLimit(retryAfter: 5);

        (await DraftAsync("v1.0.0")).TagName.Should().Be("v1.0.0");

        Clock.Waits.Should().Equal(TimeSpan.FromSeconds(5));
        Count("POST", Releases).Should().Be(2);
    }

    [Fact]
    public async Task A_wait_of_more_than_ten_minutes_ends_with_the_time_to_come_back()
    {
        var end = Clock.GetUtcNow() + TimeSpan.FromMinutes(11);
        Sandbox.Faults.On("GET", Releases, times: 99).SecondaryLimit(retryAfter: 660);

        var ask = () => Client.Releases.ListAsync(App, None);

        (await ask.Should().ThrowAsync<GitHubFailure>())
            .Which.ToActionFailure()
            .ToDo.Should()
            .Be($"GitHub's rate limit ends at {end:u}: run the step again after that");
        Clock.Waits.Should().BeEmpty();
    }

    [Fact]
    public async Task All_waits_together_stay_under_ten_minutes()
    {
        Sandbox.Faults.On("GET", Releases, times: 99).SecondaryLimit(retryAfter: 240);

        var ask = () => Client.Releases.ListAsync(App, None);

        await ask.Should().ThrowAsync<GitHubFailure>();
        Clock.Waits.Select(wait => wait.TotalMinutes).Should().Equal(4, 4);
    }

    [Fact]
    public async Task A_client_with_more_patience_waits_for_longer_and_never_more_than_an_hour_blindly()
    {
        var patient = GitHubOf.Connect(
            Sandbox.ApiUrl,
            Sandbox.WriteToken(Repository),
            Clock,
            Log,
            TimeSpan.FromDays(1)
        );
        Sandbox.Faults.On("GET", Releases, times: 8).SecondaryLimit();

        (await patient.Releases.ListAsync(App, None)).Should().BeEmpty();

        Clock.Waits.Select(wait => wait.TotalMinutes).Should().Equal(1, 2, 4, 8, 16, 32, 60, 60);
    }

    [Fact]
    public async Task An_exhausted_hour_is_waited_for_until_its_reset_when_that_is_near()
    {
        var token = Sandbox.WriteToken(Repository);
        var client = Connect(token);
        await client.Releases.ListAsync(App, None);
        Clock.Advance(TimeSpan.FromMinutes(55));
        Sandbox.ExhaustRateLimit(token);

        (await client.Repositories.GetAsync(App, None))!.FullName.Should().Be("org/app");

        Clock.Waits.Should().ContainSingle().Which.Should().BeLessThanOrEqualTo(TimeSpan.FromMinutes(5));
    }
}
