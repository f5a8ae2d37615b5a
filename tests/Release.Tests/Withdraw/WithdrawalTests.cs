using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Withdraw;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Withdraw;

[Needs(Need.Nothing)]
public sealed class WithdrawalTests : TrainTest
{
    [Fact]
    public async Task Everybody_is_led_back_to_the_stable_release_before_and_the_second_time_nothing_is_written()
    {
        var (older, previous) = (Publish("v1.0.9"), Publish("v1.0.10"));
        Publish("v1.1.0-beta.1", prerelease: true);
        var bad = Publish("v1.1.0", body: "What is new");

        var withdrawal = await CheckAsync("v1.1.0");
        withdrawal
            .Writes.Should()
            .Equal(
                "make v1.0.10 the latest release",
                "mark v1.1.0 as a prerelease, so that releases/latest skips it",
                "write 'Withdrawn' above the notes of v1.1.0, and into its title"
            );
        (await DoAsync(withdrawal)).Should().BeEmpty();

        Repo.Releases.Latest.Should().Be(previous).And.NotBe(older);
        (bad.Prerelease, bad.Name).Should().Be((true, "v1.1.0 (withdrawn)"));
        bad.Body.Should()
            .Contain("**Withdrawn:** this release was taken back on 2026-11-02. Use v1.0.10 instead.")
            .And.EndWith("\n\nWhat is new");
        Github.Log.Writes.Should().HaveCount(3);
        Github.Log.Violations.Should().BeEmpty();
        var again = await CheckAsync("v1.1.0");
        again.Writes.Should().BeEmpty();
        await DoAsync(again);
        Github.Log.Writes.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_look_writes_nothing()
    {
        Publish("v1.0.0");

        (await new ReleaseWithdrawal(Services(readOnly: true)).CheckAsync(ReleaseTag.Parse("v1.0.0"), default))
            .Writes.Should()
            .HaveCount(2);

        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_preview_is_only_marked()
    {
        var stable = Publish("v1.0.0");
        var beta = Publish("v1.1.0-beta.1", prerelease: true);

        await DoAsync(await CheckAsync("v1.1.0-beta.1"));

        Repo.Releases.Latest.Should().Be(stable);
        beta.Name.Should().Be("v1.1.0-beta.1 (withdrawn)");
        Github.Log.Writes.Should().ContainSingle();
    }

    [Fact]
    public async Task Without_a_release_before_it_nobody_is_led_anywhere()
    {
        Publish("v1.0.0");

        await DoAsync(await CheckAsync("v1.0.0"));

        Repo.Releases.Latest.Should().BeNull();
        Repo.Releases.Published("v1.0.0")!.Body.Should().Contain("There is no earlier stable release to go back to.");
    }

    [Fact]
    public async Task One_that_was_withdrawn_itself_is_not_gone_back_to()
    {
        var first = Publish("v1.0.0");
        Publish("v1.1.0");
        await DoAsync(await CheckAsync("v1.1.0"));
        Publish("v1.2.0");

        await DoAsync(await CheckAsync("v1.2.0"));

        Repo.Releases.Latest.Should().Be(first);
    }

    [Fact]
    public async Task Killed_half_way_it_is_completed()
    {
        Publish("v1.0.0");
        var bad = Publish("v1.1.0");
        Github.Faults.On("PATCH", "/repos/*/*/releases/*", skip: 1).Status(403);
        await FluentActions
            .Awaiting(async () => await DoAsync(await CheckAsync("v1.1.0")))
            .Should()
            .ThrowAsync<MsReleaseActions.GitHub.GitHubFailure>();

        var rest = await CheckAsync("v1.1.0");
        rest.Writes.Should().HaveCount(2);
        await DoAsync(rest);

        bad.Name.Should().Be("v1.1.0 (withdrawn)");
    }

    [Fact]
    public async Task Of_an_immutable_release_what_GitHub_refuses_is_said_and_the_rest_is_done()
    {
        var previous = Publish("v1.0.0");
        Repo.ImmutableReleases = true;
        var bad = Publish("v1.1.0");
        Github.Faults.On("PATCH", $"/repos/*/*/releases/{bad.Id}", times: 1).Status(422, message: "Validation Failed");

        (await DoAsync(await CheckAsync("v1.1.0")))
            .Should()
            .Equal(
                "v1.1.0 is immutable, and GitHub did not let this be done: mark v1.1.0 as a prerelease, so that "
                    + "releases/latest skips it (Validation Failed)"
            );

        (Repo.Releases.Latest, bad.Name).Should().Be((previous, "v1.1.0 (withdrawn)"));
    }

    [Theory]
    [InlineData("v9.9.9")]
    [InlineData("v2.0.0")]
    public async Task What_is_not_published_cannot_be_taken_back(string tag)
    {
        Repo.Releases.AddDraft("v2.0.0");

        await FluentActions
            .Awaiting(() => CheckAsync(tag))
            .Should()
            .ThrowAsync<ActionFailure>()
            .WithMessage($"There is no published release {tag}*");
    }

    [Theory]
    [InlineData("v", "app-v", "other-v", "")]
    [InlineData("", "v", "app-v", "other-v")]
    [InlineData("app-v", "v", "", "other-v")]
    [InlineData("jinhsi-studio-v", "v", "", "app-v")]
    public async Task A_release_of_another_product_is_nothing_to_go_back_to(string own, params string[] others)
    {
        Settings = Settings with { TagPrefix = own };
        var previous = Publish($"{own}1.0.0");
        others.ToList().ForEach(other => Publish($"{other}1.0.9"));
        Publish($"{own}1.1.0");

        var withdrawal = await CheckAsync(ReleaseTag.Of(own, "1.1.0"));
        await DoAsync(withdrawal);

        withdrawal.Previous!.TagName.Should().Be($"{own}1.0.0");
        Repo.Releases.Latest.Should().Be(previous);
        Repo.Releases.Published($"{own}1.1.0")!.Body.Should().Contain($"Use {own}1.0.0 instead.");
    }

    [Fact]
    public async Task Where_the_latest_release_is_another_products_it_stays_that()
    {
        Settings = Settings with { TagPrefix = "app-v", OwnsLatest = false };
        Publish("app-v1.0.0");
        Publish("app-v1.1.0");
        var latest = Publish("v3.0.0");

        var withdrawal = await CheckAsync(ReleaseTag.Parse("app-v1.1.0", "app-v"));
        (await DoAsync(withdrawal)).Should().BeEmpty();

        withdrawal
            .Writes.Should()
            .Equal(
                "mark app-v1.1.0 as a prerelease",
                "write 'Withdrawn' above the notes of app-v1.1.0, and into its title"
            );
        Repo.Releases.Latest.Should().Be(latest);
        (await CheckAsync(ReleaseTag.Parse("app-v1.1.0", "app-v"))).Writes.Should().BeEmpty();
    }

    private SandboxRelease Publish(string tag, bool prerelease = false, string? body = null) =>
        Repo.Releases.AddPublished(
            tag,
            Repo.Commit(new Dictionary<string, string> { ["README.md"] = tag }, tag),
            body,
            prerelease
        );

    private Task<Withdrawal> CheckAsync(string tag) => CheckAsync(ReleaseTag.Parse(tag));

    private Task<Withdrawal> CheckAsync(ReleaseTag tag) =>
        new ReleaseWithdrawal(Services()).CheckAsync(tag, CancellationToken.None);

    private Task<IReadOnlyList<string>> DoAsync(Withdrawal withdrawal) =>
        new ReleaseWithdrawal(Services()).DoAsync(withdrawal, CancellationToken.None);
}
