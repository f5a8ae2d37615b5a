using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Lanes;

namespace MsReleaseActions.ReleaseTrainTests.Products.Content;

[Needs(Need.Nothing)]
public sealed class ProducersTests : ContentLaneTest
{
    [Fact]
    public async Task What_is_missing_is_dispatched_together_before_the_first_is_over_and_then_watched_together()
    {
        Lanes.BeginWith = 6;

        await PublishAsync(Producers);

        Dispatches.Should().BeEquivalentTo(AllDispatches);
        Lanes.Built.Should().BeEquivalentTo(AllProducers);
        Lanes.Runs.Should().OnlyContain(run => run.Conclusion == "success");
        Lanes
            .Runs.Single(run => run.Workflow.FileName == "candidate-firmware.yml")
            .DisplayTitle.Should()
            .StartWith($"candidate {Lanes.Pins["core"]} {Lanes.Pins["plugin-bitwig"]} ");
        Events
            .OfType<WriteAnnounced>()
            .Select(write => write.What)
            .Should()
            .Contain($"loader: dispatch candidate.yml on main for {Lanes.Pins["loader"]}")
            .And.HaveCount(6);
        Events
            .OfType<StepLine>()
            .Select(line => line.Line)
            .Should()
            .Contain(line => line.StartsWith("plugin-bitwig-firmware: completed: success", StringComparison.Ordinal));
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_there_is_used_and_nothing_is_written()
    {
        await PublishAsync(Producers);
        Github.Log.Clear();

        await PublishAsync(Producers);

        Github.Log.WriteAttempts.Should().BeEmpty();
        (await CheckAsync(Producers))
            .Should()
            .BeEquivalentTo(
                new
                {
                    Status = StepStatus.Done,
                    Text = "loader is sealed; oc-bridge is sealed; core is sealed; core-host-tools is "
                        + "sealed; plugin-bitwig-extension is sealed; plugin-bitwig-firmware is sealed",
                }
            );
    }

    [Fact]
    public async Task Only_what_is_missing_is_built_and_a_look_says_which()
    {
        foreach (var there in new[] { "loader", "oc-bridge", "core-host-tools", "plugin-bitwig-extension" })
        {
            Lanes.Put(Needed[there]);
        }
        var report = await CheckAsync(Producers);
        report.Status.Should().Be(StepStatus.ToDo);
        report
            .Text.Should()
            .Be(
                "loader is sealed; oc-bridge is sealed; core is to be built; core-host-tools is sealed; "
                    + "plugin-bitwig-extension is sealed; plugin-bitwig-firmware is to be built"
            );
        report
            .Writes.Should()
            .Equal(
                $"core: dispatch candidate.yml on main for {Lanes.Pins["core"]}",
                $"plugin-bitwig-firmware: dispatch candidate-firmware.yml on main for {Lanes.Pins["plugin-bitwig"]}"
            );

        await PublishAsync(Producers);

        Lanes.Built.Should().BeEquivalentTo("core", "plugin-bitwig-firmware");
    }

    [Fact]
    public async Task One_that_fails_is_named_with_the_end_of_its_log_and_the_others_are_watched_to_their_end()
    {
        Lanes.Ends["core"] = CandidateEnd.LegFails;

        var failure = await FailAsync(Producers);

        var run = Lanes.Repositories["core"].Actions.Runs.Single(one => one.Workflow.FileName == "candidate.yml");
        failure.ExitCode.Should().Be(ExitCode.No);
        failure
            .What.Should()
            .Be($"core in org/core: Run {run.Id} of candidate.yml ended with failure: build (failure in Build)");
        failure.Logs.Should().BeEquivalentTo([new LogEnd("build", ["linking failed: no space left on device"])]);
        Lanes.Runs.Count(one => one.Conclusion == "success").Should().Be(5);

        Github.Log.Clear();
        await PublishAsync(Producers);
        Github.Log.Writes.Select(write => write.Path.Split('/')[^1]).Should().Equal("rerun-failed-jobs");
    }

    [Fact]
    public async Task Several_that_fail_are_one_failure_that_names_each()
    {
        (Lanes.Ends["core"], Lanes.Ends["loader"]) = (CandidateEnd.LegFails, CandidateEnd.LegFails);

        (await FailAsync(Producers))
            .What.Should()
            .MatchRegex("^loader in org/loader: Run .*; core in org/core: Run .*$");
    }

    [Fact]
    public async Task Stopped_after_the_first_of_several_dispatches_the_next_start_dispatches_the_others_only()
    {
        await FluentActions
            .Awaiting(() => PublishAsync(Producers, happened => happened is WriteDone))
            .Should()
            .ThrowAsync<OperationCanceledException>();

        await PublishAsync(Producers);

        Lanes.Runs.Count.Should().Be(6);
        Lanes.Built.Should().BeEquivalentTo(AllProducers);
    }

    [Fact]
    public async Task A_repository_that_cannot_be_dispatched_in_is_named_and_the_others_are_built()
    {
        Github
            .Faults.On("POST", "/repos/org/loader/**/dispatches")
            .Status(403, message: "Resource not accessible by personal access token");

        var failure = await FailAsync(Producers);

        failure.ExitCode.Should().Be(ExitCode.GitHub);
        failure.What.Should().StartWith("loader in org/loader: ").And.Contain("403");
        Lanes.Runs.Should().HaveCount(5).And.OnlyContain(run => run.Conclusion == "success");
    }

    [Fact]
    public async Task A_spec_that_needs_few_producers_has_few_built()
    {
        Source = Bring(
            Spec with
            {
                Assets = [.. Spec.Assets.Where(asset => asset.Kind == AssetKind.BitwigExtension)],
                InstallSets = [new InstallSet("default", null, ["bitwig-extension"])],
            }
        );

        await PublishAsync(Producers);

        Lanes.Built.Should().Equal("plugin-bitwig-extension");
    }
}
