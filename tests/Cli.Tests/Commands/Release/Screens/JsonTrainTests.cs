using System.Text.Json;
using MsReleaseActions.Cli.Commands.Release.Screens;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Release.Screens;

[Needs(Need.Nothing)]
public sealed class JsonTrainTests
{
    [Fact]
    public async Task Each_event_is_one_object_on_one_line()
    {
        var typed = new TypedCommand(isTerminal: true);
        await using (var view = TrainViews.For(typed.Terminal with { Time = new ManualClock() }, json: true))
        {
            foreach (var happened in EveryEvent())
            {
                view.Take(happened);
            }
        }

        Golden.Hold(typed.Output, "train", "events.jsonl");
    }

    [Fact]
    public void There_is_no_event_without_a_form() =>
        EveryEvent()
            .Select(happened => happened.GetType())
            .Distinct()
            .Should()
            .BeEquivalentTo(
                typeof(TrainEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TrainEvent)))
            );

    [Fact]
    public async Task A_machine_is_never_asked()
    {
        var typed = new TypedCommand(isTerminal: true) { Answers = ["v1.2.3"] };
        await using var view = TrainViews.For(typed.Terminal, json: true);

        (await view.AskAsync("Type the tag:", TestContext.Current.CancellationToken)).Should().BeNull();
        typed.Output.Should().BeEmpty();
    }

    [Fact]
    public void Whatever_others_wrote_arrives_whole_and_on_one_line()
    {
        foreach (var happened in SampleTrains.Hostile().OfType<StepChanged>())
        {
            var line = EventLine.Of(happened, DateTimeOffset.UnixEpoch);

            line.Should().NotContainAny("\n", "\r", "\e", "\u009b", "\u2028", "\u0085");
            using var read = JsonDocument.Parse(line);
            read.RootElement.GetProperty("text")
                .GetString()
                .Should()
                .Be(happened.Report.Text.Replace('\ud800', '\ufffd'));
        }
    }

    internal static IEnumerable<TrainEvent> EveryEvent() =>
        [
            new TrainBegan("org/ms-manager", "stable"),
            new TagKnown("v1.2.3"),
            .. Enum.GetValues<StepStatus>()
                .Select(status => new StepChanged(StepId.Pick, new StepReport(status, "it's \"green\""))),
            new StepChanged(
                StepId.Merge,
                new StepReport(StepStatus.ToDo, "#12 can be merged")
                {
                    Why = "its checks are green",
                    Remedy = "none",
                    Url = "https://github.com/org/ms-manager/pull/12",
                    Writes = ["merge #12 at 1a2b3c4d", "delete its branch"],
                }
            ),
            new StepLine(StepId.Candidate, "build (windows): in progress"),
            new TransferMoved(StepId.Verified, "app.AppImage", 1, 2_000_000_000_000),
            new WriteAnnounced(StepId.Bump, "create the branch"),
            new WriteDone(StepId.Bump, "create the branch"),
            new ApprovalAwaited(
                "app-release",
                ["alice", "team release-managers"],
                CurrentUserCanApprove: false,
                "https://github.com/org/ms-manager/actions/runs/1"
            ),
            new TrainWarned("a rate limit is near"),
            new TrainEnded(0, "published", null),
            new TrainEnded(130, "stopped", "ms release app publish --channel stable --auto --watch"),
        ];
}
