using System.Runtime.Versioning;
using MsReleaseActions.Runner.Steps;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.BuiltinActions;

[Needs(Need.Nothing)]
public sealed class CheckoutTests : NativeTest
{
    private const string Checkout = "actions/checkout@v4";

    [Fact]
    public async Task Without_inputs_it_is_the_runs_commit_on_its_branch_and_nothing_older()
    {
        var later = Repo.Commit(new Dictionary<string, string> { ["later.txt"] = "later" }, "second");
        Run = Repo.Actions.AddRun("ci.yml", new NewRun("push", "main", later));
        Repo.Commit(new Dictionary<string, string> { ["too-late.txt"] = "" }, "third");

        var outcome = await Use(Checkout);

        outcome
            .Outputs.Should()
            .Equal(new Dictionary<string, string> { ["ref"] = "refs/heads/main", ["commit"] = later });
        Files().Should().Equal(".github/workflows/ci.yml", "later.txt", "package.json");
        (await Git("rev-parse", "--abbrev-ref", "HEAD")).Should().Be("main");
        (await Git("rev-list", "--count", "HEAD")).Should().Be("1");
        (await Git("config", "remote.origin.url")).Should().Be($"{Github.ServerUrl}/org/ms-manager");
    }

    [Fact]
    public async Task A_commit_is_checked_out_without_a_branch()
    {
        Repo.Commit(new Dictionary<string, string> { ["later.txt"] = "later" }, "second");

        var outcome = await Use(Checkout, ("ref", Sha));

        outcome.Outputs.Should().Equal(new Dictionary<string, string> { ["ref"] = "", ["commit"] = Sha });
        (await Git("rev-parse", "--abbrev-ref", "HEAD")).Should().Be("HEAD");
        Files().Should().NotContain("later.txt");
    }

    [Theory]
    [InlineData("topic", "refs/heads/topic", "topic")]
    [InlineData("refs/heads/topic", "refs/heads/topic", "topic")]
    [InlineData("v1", "refs/tags/v1", "HEAD")]
    [InlineData("refs/tags/v1", "refs/tags/v1", "HEAD")]
    public async Task A_branch_is_checked_out_as_one_and_a_tag_is_not(string asked, string full, string head)
    {
        var topic = Repo.Commit(new Dictionary<string, string> { ["topic.txt"] = "" }, "topic", "topic");
        Repo.CreateTag("v1", topic);

        var outcome = await Use(Checkout, ("ref", asked));

        outcome.Outputs.Should().Equal(new Dictionary<string, string> { ["ref"] = full, ["commit"] = topic });
        (await Git("rev-parse", "--abbrev-ref", "HEAD")).Should().Be(head);
    }

    [Fact]
    public async Task Depth_0_brings_every_branch_tag_and_commit()
    {
        Repo.CreateTag("v1", Sha);
        var later = Repo.Commit(new Dictionary<string, string> { ["later.txt"] = "later" }, "second");
        Repo.CreateBranch("topic", Sha);

        await Use(Checkout, ("ref", later), ("fetch-depth", "0"));

        (await Git("rev-list", "--count", "HEAD")).Should().Be("2");
        (await Git("for-each-ref", "--format=%(refname)"))
            .Split('\n')
            .Should()
            .Equal("refs/remotes/origin/main", "refs/remotes/origin/topic", "refs/tags/v1");
    }

    [Fact]
    public async Task The_tags_of_older_commits_come_when_they_are_asked_for()
    {
        Repo.CreateTag("v1", Sha);
        Run = Repo.Actions.AddRun(
            "ci.yml",
            new NewRun("push", "main", Repo.Commit(new Dictionary<string, string> { ["a"] = "" }, "second"))
        );

        await Use(Checkout);
        (await Git("tag")).Should().BeEmpty();
        await Use(Checkout, ("fetch-tags", "true"));
        (await Git("tag")).Should().Be("v1");
    }

    [Fact]
    public async Task The_token_stays_in_the_configuration_until_the_job_ends_unless_it_is_not_to()
    {
        var outcome = await Use(Checkout);
        (await Git("config", "--get-regexp", "extraheader")).Should().Contain("AUTHORIZATION: basic");
        Log.Should().NotContain(line => line.Contains("AUTHORIZATION"));
        await outcome.Post!(Cancel);
        (await Git("config", "--get-regexp", "extraheader")).Should().BeEmpty();

        (await Use(Checkout, ("persist-credentials", "false"))).Post.Should().BeNull();
        (await Git("config", "--get-regexp", "extraheader")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_later_step_may_fetch_but_not_push()
    {
        await Use(Checkout);
        var later = Repo.Commit(new Dictionary<string, string> { ["later.txt"] = "later" }, "second");

        await Git("fetch", "origin", "main");
        var pushed = await Git("push", "origin", "HEAD:refs/heads/other");

        (await Git("rev-parse", "FETCH_HEAD")).Should().Be(later);
        pushed.Should().Contain("the embedded runner does not push with git");
        Repo.Resolve("refs/heads/other").Should().BeNull();
    }

    [Fact]
    public async Task A_second_checkout_cleans_what_the_first_left_and_a_folder_of_something_else_is_emptied()
    {
        Write("downloaded.bin", "lost");
        await Use(Checkout);
        Write("target/built.o", "made");
        Write("package.json", "changed");

        await Use(Checkout, ("clean", "false"));
        Files().Should().Contain("target/built.o");
        await Use(Checkout);

        Files().Should().Equal(".github/workflows/ci.yml", "package.json");
        Read("package.json").Should().Be("{}\n");
    }

    [Fact]
    public async Task Another_repository_is_checked_out_only_where_the_token_may_see_it()
    {
        var other = Github.CreateRepository("org/tools", made => made.Private = true);
        other.Commit(new Dictionary<string, string> { ["tool.txt"] = "tool" }, "first");

        (await Failure(Checkout, ("repository", "org/tools"), ("path", "tools")))
            .Should()
            .Contain("may not read the contents of org/tools");
        (await Failure(Checkout, ("repository", "org/none"))).Should().Contain("org/none");
        (await Failure(Checkout, ("repository", "org/tools"), ("token", "nobody's")))
            .Should()
            .Contain("Bad credentials");
        await Use(Checkout, ("repository", "org/tools"), ("path", "tools"), ("token", Github.AdminToken()));

        Files("tools").Should().Equal("tool.txt");
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("/etc")]
    [InlineData("link/inner")]
    public async Task A_path_never_leaves_the_workspace(string path)
    {
        Directory.CreateSymbolicLink(Path.Combine(Workspace, "link"), Path.GetTempPath());

        (await Failure(Checkout, ("path", path))).Should().StartWith("Repository path");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Hooks_and_settings_of_the_machine_are_not_used()
    {
        var hooks = Path.Combine(Home, "hooks");
        Directory.CreateDirectory(hooks);
        await File.WriteAllTextAsync(
            Path.Combine(hooks, "post-checkout"),
            $"#!/bin/sh\ntouch '{Home}/hooked'\n",
            Cancel
        );
        File.SetUnixFileMode(
            Path.Combine(hooks, "post-checkout"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
        await File.WriteAllTextAsync(Path.Combine(Home, ".gitconfig"), $"[core]\n\thooksPath = {hooks}\n", Cancel);

        await Use(Checkout);

        File.Exists(Path.Combine(Home, "hooked")).Should().BeFalse();
        (await File.ReadAllTextAsync(Path.Combine(Home, ".gitconfig"), Cancel)).Should().NotContain("safe");
    }

    [Fact]
    public async Task What_is_not_supported_is_refused_by_name_and_a_missing_ref_too()
    {
        (await Failure(Checkout, ("submodules", "recursive"), ("lfs", "true"), ("clean", "true")))
            .Should()
            .Be("the embedded runner's actions/checkout does not support lfs: true, submodules: recursive");
        (await Failure(Checkout, ("ref", "nowhere")))
            .Should()
            .Be("A branch or tag with the name 'nowhere' could not be found");
        (await Failure(Checkout, ("ref", new string('0', 40)))).Should().Contain("git");
        (await Failure(Checkout, ("fetch-depth", "-1"))).Should().Contain("fetch-depth is '-1'");
        NativeActions.Find("tauri-apps/tauri-action@v0").Should().BeNull();
    }
}
