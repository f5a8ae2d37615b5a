using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.VerifyRelease;

/// <summary>Which runs must have made a release, and what is not known of them.</summary>
[Needs(Need.Nothing)]
public sealed class PromotionTests : VerifyTest
{
    [Fact]
    public async Task Another_release_with_the_files_of_a_true_one_was_dispatched_by_nobody()
    {
        var forged = Repo.Releases.AddPublished("v1.3.0", Sha);
        Fill(forged, Changed(manifest => manifest with { Version = "1.3.0" }));

        await ShouldFailAsync(1, $"no run of .github/workflows/release.yml was dispatched for v1.3.0 of {Sha}");
    }

    [Fact]
    public async Task A_run_that_nobody_approved_is_named()
    {
        var run = Forged(() => Promote("v1.3.0", isApproved: false));

        await ShouldFailAsync(1, $"promotion: nobody has approved 'app-release' in run {run.Id}");
    }

    [Fact]
    public async Task A_run_on_another_branch_is_named()
    {
        Repo.CreateBranch("side", Sha);
        var run = Forged(() => Promote("v1.3.0", branch: "side"));

        await ShouldFailAsync(1, $"promotion: run {run.Id} ran on side, not on the default branch main");
    }

    [Fact]
    public async Task A_run_of_the_tag_for_another_commit_is_none()
    {
        Forged(() => Promote("v1.3.0", title: $"release v1.3.0 {new string('a', 40)} r1"));

        await ShouldFailAsync(1, $"was dispatched for v1.3.0 of {Sha}");
    }

    [Fact]
    public async Task A_run_of_content_does_not_name_the_commit()
    {
        Forged(() => Promote("v1.3.0", title: "publish v1.3.0 r1"));

        await ShouldHoldAsync();
    }

    [Fact]
    public async Task A_promotion_that_is_still_under_way_when_its_release_appears_holds()
    {
        var run = Forged(() =>
        {
            var promotion = Repo.Actions.AddRun("release.yml", new NewRun("workflow_dispatch", "main", Sha));
            promotion.DisplayTitle = $"release v1.3.0 {Sha} r1";
            promotion.WaitForApproval("app-release", "promote");
            promotion.Decide("alice", approved: true);
            return promotion;
        });

        (await ShouldHoldAsync(("release-tag", "v1.3.0")))
            .Log.Should()
            .Contain($"run {run.Id}, approved for app-release by alice, is still publishing");
    }

    [Fact]
    public async Task A_promotion_that_failed_holds_only_once_another_one_succeeded()
    {
        var failed = Forged(() =>
        {
            var promotion = Repo.Actions.AddRun("release.yml", new NewRun("workflow_dispatch", "main", Sha));
            promotion.DisplayTitle = $"release v1.3.0 {Sha} r1";
            var promote = promotion.WaitForApproval("app-release", "promote");
            promotion.Decide("alice", approved: true);
            promote.Complete("failure");
            return promotion.Complete("failure");
        });
        await ShouldFailAsync(1, $"promotion: run {failed.Id} of .github/workflows/release.yml ended with failure");

        Promote("v1.3.0");

        await ShouldHoldAsync();
    }

    [Fact]
    public async Task A_candidate_of_another_workflow_is_named()
    {
        Repo.Releases.Remove(Made);
        Make("v1.3.0", manifest => manifest with { Workflow = ".github/workflows/other.yml" });

        await ShouldFailAsync(
            1,
            "candidate run: candidate.json names the workflow '.github/workflows/other.yml', not "
                + ".github/workflows/candidate.yml"
        );
    }

    [Fact]
    public async Task What_is_too_old_for_GitHub_to_remember_is_a_question_and_no_tick()
    {
        var manifest = Changed(manifest => manifest with { Version = "1.1.0", RunId = 987654321 });
        Repo.Releases.Remove(Made);
        Fill(Repo.Releases.AddPublished("v1.1.0", Sha), manifest);
        Clock.Advance(TimeSpan.FromDays(401));

        var result = await ShouldHoldAsync();

        result
            .Log.Should()
            .Contain("❔ candidate run: cannot be checked any more: run 987654321 is gone")
            .And.Contain("❔ promotion: cannot be checked any more: GitHub keeps runs for 400 days");
    }

    [Theory]
    [InlineData("/repos/org/ms-manager/actions/runs/{n}/approvals")]
    [InlineData("/repos/org/ms-manager/actions/workflows/release.yml/runs")]
    [InlineData("/repos/org/ms-manager/releases/latest")]
    public async Task What_GitHub_does_not_answer_is_neither_right_nor_wrong(string path)
    {
        Github.Faults.On(request => IsOf(request.Path, path), times: 99).Status(403, message: "Forbidden");

        var result = await VerifyAsync();

        (result.ExitCode, result.Error.Contains("1 checks could not be made: ", StringComparison.Ordinal))
            .Should()
            .Be((3, true), result.Log);
        result.Summary.Should().Contain("❔ |").And.NotContain("| ❌");
    }

    [Fact]
    public async Task A_list_that_GitHub_does_not_give_ends_it_with_3()
    {
        Github.Faults.On("GET", "/repos/org/ms-manager/releases", times: 99).Status(500);

        (await VerifyAsync()).ExitCode.Should().Be(3);
    }

    [Fact]
    public async Task A_release_and_a_tag_that_show_late_are_waited_for()
    {
        var looks = 0;
        var made = Made;
        Repo.Releases.Remove(made);
        Clock.OnWait = _ =>
        {
            if (++looks == 2)
            {
                Repo.RemoveTag(Tag);
                Make(Tag);
            }
        };

        await ShouldHoldAsync(("release-tag", Tag));
        looks.Should().Be(2);
    }

    private static bool IsOf(string path, string form) =>
        form.Split("{n}") is [var start, var end]
            ? path.StartsWith(start, StringComparison.Ordinal) && path.EndsWith(end, StringComparison.Ordinal)
            : path == form;

    private byte[] Changed(Func<CandidateManifest, CandidateManifest> change)
    {
        var bytes = Made.Assets.Single(asset => asset.Name == AssetName.Manifest).ReadBytes();
        return change(ManifestReader.Parse(bytes, [])!).ToBytes();
    }

    // a release of true bytes, and the run that somebody dispatched for it
    private SandboxRun Forged(Func<SandboxRun> promote)
    {
        var run = promote();
        Fill(Repo.Releases.AddPublished("v1.3.0", Sha), Changed(manifest => manifest with { Version = "1.3.0" }));
        return run;
    }
}
