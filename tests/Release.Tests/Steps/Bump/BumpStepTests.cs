using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Bump;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Bump;

[Needs(Need.Nothing)]
public sealed class BumpStepTests : BumpTest
{
    [Fact]
    public async Task The_bump_is_one_commit_on_the_picked_one_and_a_pull_request()
    {
        var context = await BumpAsync();

        ThereIsOneBump();
        context.PullRequest.Should().Be(Repo.Pulls.All[0].Number);
        Github
            .Log.Writes.Select(write => $"{write.Method} {write.Path}")
            .Should()
            .Equal(
                $"POST /repos/{Name}/git/trees",
                $"POST /repos/{Name}/git/commits",
                $"POST /repos/{Name}/git/refs",
                $"POST /repos/{Name}/pulls"
            );
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task The_second_time_nothing_is_written()
    {
        await BumpAsync();
        Github.Log.Clear();

        await BumpAsync();

        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_look_announces_what_the_act_then_writes_and_writes_nothing_itself()
    {
        OpenBump(Push("older"));
        Repo.CreateBranch("side", First);
        var report = await new BumpStep(Services(readOnly: true)).CheckAsync(Context(), CancellationToken.None);
        Github.Log.WriteAttempts.Should().BeEmpty();

        await BumpAsync();

        report.Status.Should().Be(StepStatus.ToDo);
        Events.OfType<WriteAnnounced>().Select(write => write.What).Should().Equal(report.Writes);
        Events.OfType<WriteDone>().Select(write => write.What).Should().Equal(report.Writes);
        report
            .Writes.Should()
            .Equal(
                $"close pull request #1: it is for v9.9.9 on {Main[..8]}, not on {First[..8]}",
                "write the version 9.9.9 into package.json, package-lock.json, src-tauri/Cargo.toml, "
                    + "src-tauri/Cargo.lock, src-tauri/tauri.conf.json",
                $"commit it on {First[..8]} as release(app): v9.9.9",
                $"create the branch {Branch}",
                $"open the pull request release(app): v9.9.9 from {Branch} into main"
            );
    }

    [Fact]
    public async Task An_older_bump_of_the_same_tag_is_closed()
    {
        var older = OpenBump(Push("older"));
        var other = Repo.Pulls.Open("release(app): v9.9.8", Other("release/v9.9.8-01234567"));
        var renamed = Repo.Pulls.Open("something else", Other("release/v9.9.9-01234567"));

        await BumpAsync();

        (older.Open, other.Open, renamed.Open, Repo.Pulls.All[^1].Open).Should().Be((false, true, true, true));
    }

    [Fact]
    public async Task A_commit_that_says_the_version_already_needs_no_bump()
    {
        Repo.Commit(Bumped(First), "by hand");
        var context = new ReleaseContext(Channel.Stable) { Tag = Tag, Base = Sha(Main) };

        var report = await new BumpStep(Services(readOnly: true)).CheckAsync(context, CancellationToken.None);

        (report.Status, report.Text, report.Context!.MergedSha)
            .Should()
            .Be((StepStatus.Done, $"no bump is needed: {Main[..8]} says 9.9.9 already", Sha(Main)));
    }

    [Fact]
    public async Task Version_files_that_are_out_of_step_stop_it_and_each_is_named()
    {
        var package = System.Text.Encoding.UTF8.GetString(Repo.ReadFile("package.json")!);
        Repo.Commit(
            new Dictionary<string, MsReleaseActions.Server.Git.FileContent?>
            {
                ["package.json"] = MsReleaseActions.Server.Git.FileContent.FromString(Bumped(First)["package.json"]),
                ["src-tauri/tauri.conf.json"] = null,
            },
            "out of step"
        );
        var context = new ReleaseContext(Channel.Stable) { Tag = Tag, Base = Sha(Main) };

        var failure = await FailsAsync(() =>
            RunAsync(context, CancellationToken.None, services => new BumpStep(services))
        );

        package.Should().NotContain("9.9.9");
        failure
            .What.Should()
            .StartWith($"The version files of {Main[..8]} are out of step: ")
            .And.Contain("src-tauri/tauri.conf.json")
            .And.Contain("package.json says 9.9.9");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_version_that_no_MSI_can_have_is_warned_of_before_anything_is_built()
    {
        var context = new ReleaseContext(Channel.Beta) { Tag = ReleaseTag.Parse("v9.9.9-beta.1"), Base = Sha(Main) };

        await RunAsync(
            context,
            CancellationToken.None,
            services => new BumpStep(
                services with
                {
                    Settings = services.Settings with
                    {
                        Build = new BuildSettings
                        {
                            Legs = [new("win", "windows-2025", "x86_64-pc-windows-msvc", ["msi"])],
                        },
                    },
                }
            )
        );

        Events
            .OfType<TrainWarned>()
            .Should()
            .ContainSingle()
            .Which.Text.Should()
            .StartWith("win bundles msi, and no MSI can have the version 9.9.9-beta.1");
        Repo.Pulls.All.Should().ContainSingle();
    }

    [Fact]
    public async Task Before_tag_and_commit_are_known_it_is_to_come() =>
        (
            await new BumpStep(Services(readOnly: true)).CheckAsync(
                new ReleaseContext(Channel.Beta),
                CancellationToken.None
            )
        )
            .Status.Should()
            .Be(StepStatus.ToCome);

    [Fact]
    public async Task A_pull_request_that_is_merged_is_a_bump_that_is_done()
    {
        var pull = OpenBump(First);
        await MergeAsync(pull);
        Push("later");
        Github.Log.Clear();

        var context = await BumpAsync();

        context.PullRequest.Should().Be(pull.Number);
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    private string Other(string branch)
    {
        Push("other", branch);
        return branch;
    }
}
