using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class NativeStepTests : RunnerTest
{
    [Fact]
    public async Task A_cache_is_saved_only_where_the_job_succeeded()
    {
        const string Steps =
            "steps: [{ run: mkdir made && date > made/at }, { uses: actions/cache@v4, with: { path: made, key: k } }";

        var run = await Run(
            $"jobs:\n  bad: {{ runs-on: ubuntu-latest, {Steps}, {{ run: exit 1 }}] }}\n  good: {{ runs-on: "
                + $"ubuntu-latest, needs: bad, if: always(), {Steps}] }}\n"
        );

        Job(run, "bad").Steps.Select(step => step.Name).Should().NotContain("Post Run actions/cache@v4");
        Job(run, "bad").LogText.Should().NotContain("Cache saved");
        Job(run, "good")
            .LogText.Should()
            .Contain("Cache not found for input keys: k")
            .And.Contain("Cache saved with key: k");
    }

    [Fact]
    public async Task An_attestation_takes_both_permissions_of_the_job()
    {
        const string Steps =
            "steps: [{ run: echo a > a.txt }, { uses: actions/attest-build-provenance@v2, with: { subject-path: "
            + "a.txt } }] }";

        var run = await Run(
            "jobs:\n"
                + "  both: { runs-on: ubuntu-latest, permissions: { id-token: write, attestations: write }, "
                + $"{Steps}\n"
                + $"  identity: {{ runs-on: ubuntu-latest, permissions: {{ id-token: write }}, {Steps}\n"
                + $"  none: {{ runs-on: ubuntu-latest, permissions: {{ attestations: write }}, {Steps}\n"
        );

        Ends(run).Should().Be("both: success, identity: failure, none: failure");
        Job(run, "identity").LogText.Should().Contain("The job needs the permission attestations: write");
        Job(run, "none").LogText.Should().Contain("missing \"id-token\" permission");
    }

    [Fact]
    public async Task The_token_that_a_checkout_leaves_is_not_shown()
    {
        var run = await Run(
            "jobs: { a: { runs-on: ubuntu-latest, permissions: { contents: read }, steps: [{ uses: "
                + "actions/checkout@v4 }, { run: 'git config --get-regexp extraheader; git status --short --branch' }] "
                + "} }"
        );

        Ends(run).Should().Be("a: success");
        Job(run, "a").LogText.Should().Contain("AUTHORIZATION: basic ***").And.Contain("## main...origin/main");
    }

    [Fact]
    public async Task A_file_that_is_in_the_way_fails_the_step()
    {
        var run = await Run(
            "jobs: { a: { runs-on: ubuntu-latest, steps: [{ run: echo a > a && mkdir -p back/a/b }, { uses: "
                + "actions/upload-artifact@v4, with: { path: a } }, { uses: actions/download-artifact@v4, with: { "
                + "name: "
                + "artifact, path: back } }, { run: echo > after }] } }"
        );

        Ends(run).Should().Be("a: failure");
        Job(run, "a")
            .Steps.Select(step => step.Conclusion)
            .Should()
            .Equal("success", "success", "success", "failure", "skipped", "success");
    }

    [Fact]
    public async Task A_pull_request_is_checked_out_as_its_trial_merge()
    {
        Commit(
            "test.yml",
            "on: pull_request\njobs: { a: { runs-on: ubuntu-latest, permissions: { contents: read }, steps: [{ "
                + "uses: actions/checkout@v4 }, { run: 'echo \"> $(git rev-parse HEAD) $(git rev-parse --abbrev-ref "
                + "HEAD) $(cat x)\"' }] } }"
        );
        Repo.Commit(new Dictionary<string, string> { ["x"] = "feature" }, "feature", "feature");
        var pull = Repo.Pulls.Open("A feature", "feature");
        await Idle();

        var run = Repo.Actions.Runs.Single(run => run.Made.Event == "pull_request");
        Printed(run.Jobs[0]).Should().Equal($"{Repo.Resolve($"refs/pull/{pull.Number}/merge")} HEAD feature");
    }

    [Fact]
    public async Task A_tag_that_was_pushed_is_checked_out_as_such()
    {
        Commit(
            "test.yml",
            "on: { push: { tags: [v*] } }\njobs: { a: { runs-on: ubuntu-latest, steps: [{ uses: "
                + "actions/checkout@v4, with: { fetch-depth: 0 } }, { run: 'echo \"> $(git describe --tags "
                + "--exact-match) $(git rev-parse --abbrev-ref HEAD)\"' }] } }"
        );
        Repo.CreateTag("v2.0.0", Repo.Commit(new Dictionary<string, string> { ["x"] = "tagged" }, "second", "side"));
        await Idle();

        Printed(Repo.Actions.Runs.Single(run => run.Workflow.FileName == "test.yml").Jobs[0])
            .Should()
            .Equal("v2.0.0 HEAD");
    }
}
