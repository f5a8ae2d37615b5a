namespace MsReleaseActions.EndToEnd.Gh;

[Needs(Need.Gh)]
public sealed class GhPullTests : GhTest
{
    [Fact]
    public async Task Pull_requests_are_listed_and_viewed()
    {
        Repo.Commit(new Dictionary<string, string> { ["a"] = "b\n" }, "change", "topic");
        Repo.Pulls.Open("A change", "topic");
        Repo.Checks.Add("ci", Repo.Resolve("topic")!);
        (await Gh("pr", "list"))
            .Should()
            .Be(new GhResult(0, "1\tA change\ttopic\tOPEN\t2026-11-02 09:00:00 +0000 UTC\n", ""));
        (await Gh("pr", "list", "--state", "merged")).Output.Should().BeEmpty();
        (await Gh("pr", "view", "1"))
            .Output.Should()
            .StartWith("title:\tA change\nstate:\tOPEN\nauthor:\toctocat\n")
            .And.Contain("url:\thttp://github.localhost/org/ms-manager/pull/1\nadditions:\t1\n");
        (await Gh("pr", "view", "99"))
            .Should()
            .Be(
                new GhResult(
                    1,
                    "",
                    "GraphQL: Could not resolve to a PullRequest with the number of 99. (repository.pullRequest)\n"
                )
            );
        NothingWasWrong();
    }

    [Fact]
    public async Task A_document_that_is_not_known_is_a_violation_and_an_error()
    {
        var asked = await Run(Github.ApiUrl, "api", "graphql", "-f", "query=query{viewer{login}}");
        asked.ExitCode.Should().Be(1);
        asked.Error.Should().StartWith("gh: Something went wrong while executing your query");
        Github
            .Log.Violations.Should()
            .Equal("POST /graphql: sent a GraphQL document that gh 2.23 does not send: query{viewer{login}}");
    }

    [Fact]
    public async Task Without_a_proxy_gh_finds_the_sandbox_at_port_80_of_its_own_name()
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("MSRA_GH_PORT80") != "1",
            "MSRA_GH_PORT80 is not 1: github.localhost and api.github.localhost do not lead to this machine "
                + "(.ci/run sees to it); gh was tested through a proxy setting all the same"
        );
        await using var port = Port80.To(new Uri(Github.ApiUrl).Port);
        Repo.Releases.AddPublished("v1.0.0", Sha);
        (await Run(null, "release", "list", "-R", "github.localhost/org/ms-manager"))
            .Should()
            .Be(new GhResult(0, "v1.0.0\tLatest\tv1.0.0\t2026-11-02T09:00:00Z\n", ""));
        NothingWasWrong();
    }
}
