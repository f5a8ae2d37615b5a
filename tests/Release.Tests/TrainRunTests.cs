using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Products;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests;

[Needs(Need.Nothing)]
public sealed class TrainRunTests : TrainTest
{
    private readonly List<string> calls = [];

    [Fact]
    public async Task A_step_is_looked_at_done_and_looked_at_again()
    {
        var run = Run([Step(StepId.Bump, StepStatus.ToDo, StepStatus.Done), Step(StepId.Merge, StepStatus.Done)]);

        var paused = await run.RunAsync(watch: true, default);

        paused.Should().BeNull();
        calls.Should().Equal("look Bump", "act Bump", "look Bump", "look Merge");
        Events
            .OfType<StepChanged>()
            .Select(change => (change.Step, change.Report.Status))
            .Should()
            .Equal(
                (StepId.Bump, StepStatus.ToDo),
                (StepId.Bump, StepStatus.Running),
                (StepId.Bump, StepStatus.Done),
                (StepId.Merge, StepStatus.Done)
            );
    }

    [Fact]
    public async Task What_a_check_has_found_is_given_to_the_next_step_and_to_whoever_asks_afterwards()
    {
        var tag = ReleaseTag.Parse("v1.2.3-beta.4");
        var found = new ScriptedStep(StepId.Propose, new Queue<StepStatus>([StepStatus.Done]), calls)
        {
            Found = context => context with { Tag = tag },
        };
        var next = new ScriptedStep(StepId.Bump, new Queue<StepStatus>([StepStatus.Done]), calls);
        var run = Run([found, next]);

        await run.RunAsync(watch: true, default);

        (next.Given!.Tag, run.Context).Should().Be((tag, new ReleaseContext(Channel.Beta) { Tag = tag }));
        Events.OfType<TagKnown>().Should().Equal(new TagKnown(tag.Text));
    }

    [Fact]
    public async Task A_blocked_step_stops_the_train_before_anything_is_done()
    {
        var run = Run([Step(StepId.Bump, StepStatus.Blocked), Step(StepId.Merge, StepStatus.Done)]);

        var go = () => run.RunAsync(watch: true, default);

        (await go.Should().ThrowAsync<ActionFailure>())
            .Which.Message.Should()
            .Be("Bump is Blocked. the reason. the remedy.");
        calls.Should().Equal("look Bump");
    }

    [Fact]
    public async Task What_was_done_may_take_a_moment_to_be_seen_but_not_for_ever()
    {
        var late = Run([Step(StepId.Bump, StepStatus.ToDo, StepStatus.ToDo, StepStatus.ToDo, StepStatus.Done)]);
        (await late.RunAsync(watch: true, default)).Should().BeNull();

        var never = () => Run([Step(StepId.Bump, StepStatus.ToDo)]).RunAsync(watch: true, default);
        (await never.Should().ThrowAsync<ActionFailure>()).Which.ExitCode.Should().Be(ExitCode.GitHub);
    }

    [Theory]
    [InlineData(StepStatus.Running)]
    [InlineData(StepStatus.Waiting)]
    public async Task Without_watching_it_ends_where_somebody_else_is_at_work(StepStatus status)
    {
        var run = Run([Step(StepId.Candidate, status), Step(StepId.Release, StepStatus.ToDo)]);

        var paused = await run.RunAsync(watch: false, default);

        paused!.Step.Should().Be(StepId.Candidate);
        calls.Should().Equal("look Candidate");
    }

    [Fact]
    public async Task A_look_reads_up_to_the_first_step_that_is_not_done_and_foretells_the_rest()
    {
        var run = Run([
            Step(StepId.Bump, StepStatus.Done),
            Step(StepId.Merge, StepStatus.ToDo),
            Step(StepId.Candidate, StepStatus.Done),
        ]);

        var seen = await run.CheckAsync(default);

        seen.Select(step => (step.Step, step.Report.Status))
            .Should()
            .Equal(
                (StepId.Bump, StepStatus.Done),
                (StepId.Merge, StepStatus.ToDo),
                (StepId.Candidate, StepStatus.ToCome)
            );
        calls.Should().Equal("look Bump", "look Merge");
    }

    [Fact]
    public void Every_step_is_foretold() =>
        Enum.GetValues<StepId>()
            .Select(step => KnownProducts.Of(Settings.Kind).Preview(step, new ReleaseContext(Channel.Beta), Settings))
            .Should()
            .OnlyContain(report =>
                report.Status == StepStatus.ToCome && report.Text.Length > 0 && report.Why.Length > 0
            );

    private TrainRun Run(IReadOnlyList<IStep> steps) => new(Services(), steps, new ReleaseContext(Channel.Beta));

    private ScriptedStep Step(StepId id, params StepStatus[] looks) => new(id, new Queue<StepStatus>(looks), calls);

    /// <summary>A step whose looks are given; the last one stays.</summary>
    private sealed class ScriptedStep(StepId id, Queue<StepStatus> looks, List<string> calls) : IStep
    {
        public StepId Id => id;

        public Func<ReleaseContext, ReleaseContext?> Found { get; init; } = _ => null;

        public ReleaseContext? Given { get; private set; }

        public Task<StepReport> CheckAsync(ReleaseContext context, CancellationToken cancellation)
        {
            Given = context;
            calls.Add($"look {id}");
            var status = looks.Count > 1 ? looks.Dequeue() : looks.Peek();
            return Task.FromResult(
                new StepReport(status, $"{id} is {status}")
                {
                    Why = "the reason",
                    Remedy = "the remedy",
                    Context = Found(context),
                }
            );
        }

        public Task ApplyAsync(ReleaseContext context, StepReport seen, CancellationToken cancellation)
        {
            calls.Add($"act {id}");
            return Task.CompletedTask;
        }
    }
}
