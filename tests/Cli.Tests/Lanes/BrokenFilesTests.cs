using MsReleaseActions.Rehearsal.Scenarios;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>One thing changed in the workflow files on purpose: the rehearsal of that checkout does not pass.</summary>
[Needs(Need.Lane)]
public sealed class BrokenFilesTests : LaneTest
{
    [Fact]
    public async Task A_checkout_whose_files_are_as_they_should_be_passes()
    {
        var document = await RehearseAsync(("README.md", "ms-manager", "MS Manager"), "happy");
        (document.Ok, document.HeavyBuilds, document.Problems.Count).Should().Be((true, 1, 0), Log);
    }

    [Fact]
    public async Task A_candidate_that_also_starts_on_push_builds_nothing_then_and_does_not_pass()
    {
        var document = await RehearseAsync(
            ("candidate.yml", "on:\n  workflow_dispatch:", "on:\n  push:\n  workflow_dispatch:")
        );
        (document.Ok, document.HeavyBuilds).Should().Be((false, 1), Log);
        document.Problems.Should().Contain("candidate.yml ran on push: only a dispatch may start it");
    }

    [Fact]
    public async Task A_compiler_in_the_release_lane_does_not_pass()
    {
        var document = await RehearseAsync(
            (
                "release.yml",
                "      # an approval may come days later",
                "      - run: cargo build --release\n      # an approval may come days later"
            )
        );
        (document.Ok, document.ReleaseCompiled).Should().Be((false, true), Log);
        document.Problems.Should().Contain("the release lane used a compiler");
    }

    [Fact]
    public async Task A_promotion_without_an_environment_does_not_pass()
    {
        var document = await RehearseAsync(("release.yml", "    environment: app-release\n", ""));
        (document.Ok, document.ApprovalRequired).Should().Be((false, false), Log);
        document.Problems.Should().Contain(problem => problem.Contains("asked nobody"));
    }

    [Fact]
    public async Task A_candidate_that_builds_something_else_than_source_sha_builds_nothing()
    {
        var document = await RehearseAsync(
            (
                "candidate.yml",
                "          ref: ${{ inputs.source_sha }}\n          persist-credentials: false\n      - name: "
                    + "This is source_sha",
                "          ref: main~1\n      - name: This is source_sha"
            )
        );
        (document.Ok, document.HeavyBuilds).Should().Be((false, 0), Log);
    }

    [Fact]
    public async Task An_approval_environment_that_nobody_protects_is_refused_before_anything_is_published()
    {
        var (rehearsal, driver) = await SealedAsync();
        await using var end = rehearsal;
        rehearsal.Product.Repository.Actions.Environment("app-release", environment => environment.Reviewers = []);
        var release = await driver.ReleaseAsync();
        (release.Conclusion, await VisibleAsync(rehearsal)).Should().Be(("failure", ""), Log);
        Errors(rehearsal, release)
            .Should()
            .Contain("the environment 'app-release' has no required reviewers: nobody would be asked");
    }

    [Fact]
    public async Task The_train_does_not_begin_with_files_that_leave_their_lanes()
    {
        var document = await RehearseAsync(
            (
                "release.yml",
                "      # an approval may come days later",
                "      - run: cargo build --release\n      # an approval may come days later"
            ),
            "happy"
        );
        (document.Ok, document.HeavyBuilds, document.Api.Writes).Should().Be((false, 0, 0), Log);
        document
            .Problems[0]
            .Should()
            .StartWith("the train stopped: .github/workflows/release.yml:")
            .And.Contain("`cargo build --release` builds in a release");
    }

    private async Task<RehearsalDocument> RehearseAsync(
        (string File, string Old, string New) edit,
        string? scenario = null
    )
    {
        await using var rehearsal = await OpenAsync(edit);
        return (await RehearseAsync(rehearsal, scenario is null ? ByHand : Scenario.Find(scenario)!)).Document;
    }
}
