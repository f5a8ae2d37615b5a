using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.Testing;
using Answer = MsReleaseActions.Server.Http.Answer;

namespace MsReleaseActions.SharedTests.GitHub;

[Needs(Need.Nothing)]
public sealed class LimitTests : ClientFixture
{
    private const string Releases = "/repos/org/app/releases";

    private ReleaseDrafts Drafts => new(Client, App, Clock);

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

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    public async Task A_write_that_a_limit_refused_is_looked_for_before_it_is_sent_again(int status)
    {
        Sandbox.Faults.On("POST", Releases, times: 2).SecondaryLimit(retryAfter: 5, status);

        (await Drafts.CreateAsync(new NewRelease("v1.0.0", Sha), _ => true, None)).TagName.Should().Be("v1.0.0");

        Clock.Waits.Count(wait => wait == TimeSpan.FromSeconds(5)).Should().Be(2);
        string[] looks = [.. Enumerable.Repeat("GET 304", 4)];
        Requests()
            .Should()
            .Equal([$"POST {status}", "GET 200", .. looks, $"POST {status}", "GET 304", .. looks, "POST 201"]);
    }

    // whatever stands between may say so although GitHub did what it was asked
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_write_is_not_sent_again_that_had_its_effect_although_a_limit_is_answered(int status)
    {
        Sandbox.Faults.On("POST", Releases).StatusAfter(status, retryAfter: 7);

        (await Drafts.CreateAsync(new NewRelease("v1.0.0", Sha), _ => true, None)).TagName.Should().Be("v1.0.0");

        Requests().Should().Equal($"POST {status}", "GET 200");
    }

    [Theory]
    [InlineData("99999999999999999")]
    [InlineData("-1")]
    [InlineData("253402300799")]
    [InlineData("soon")]
    public async Task A_reset_that_nobody_can_mean_is_waited_for_like_one_that_says_nothing(string reset)
    {
        Sandbox
            .Faults.On("GET", Releases)
            .Instead(
                Answer
                    .Error(403, "API rate limit exceeded for alice.")
                    .With("x-ratelimit-remaining", "0")
                    .With("x-ratelimit-reset", reset)
            );

        (await Client.Releases.ListAsync(App, None)).Should().BeEmpty();

        Clock.Waits.Should().Equal(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("9999999999")]
    [InlineData("4000000000")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("-5")]
    public async Task A_wait_that_nobody_can_mean_is_not_believed(string retryAfter)
    {
        Sandbox
            .Faults.On("GET", Releases)
            .Instead(Answer.Error(429, "Too many requests").With("Retry-After", retryAfter));

        (await Client.Releases.ListAsync(App, None)).Should().BeEmpty();

        Clock.Waits.Should().Equal(TimeSpan.FromMinutes(1));
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
