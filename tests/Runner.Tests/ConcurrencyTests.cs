using MsReleaseActions.Runner.Options;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests;

[Needs(Need.Nothing)]
public sealed class ConcurrencyTests : RunnerTest
{
    private const string Inputs = "on: { workflow_dispatch: { inputs: { a: {}, flag: {} } } }";

    [Fact]
    public async Task A_newer_run_takes_the_place_of_the_one_that_waits()
    {
        var (runs, _) = await Three("concurrency: { group: \"g-${{ inputs.flag }}\", cancel-in-progress: false }");
        Conclusions(runs).Should().Be("success cancelled success");
    }

    [Fact]
    public async Task With_queue_max_every_run_waits_its_turn_in_order()
    {
        var (runs, order) = await Three("concurrency: { group: g, queue: max }");
        (Conclusions(runs), order).Should().Be(("success success success", "1 2 3"));
    }

    [Fact]
    public async Task The_run_created_first_enters_first_although_its_file_takes_longer_to_be_read()
    {
        var head = $"concurrency: {{ group: g, queue: max }}\n{Inputs}\n";
        var longText = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"  A{number}: value\n"));
        var first = await Dispatch(Job("true"), $"{head}env:\n{longText}", ("a", "1"));
        Commit("test.yml", head + Job("true"));
        var second = await DispatchAgain(("a", "2"));
        await Task.WhenAll(Ended(first), Ended(second));
        Events.OfType<RunEnded>().Select(ended => ended.Run.Inputs["a"]).Should().Equal("1", "2");
    }

    [Fact]
    public async Task With_cancel_in_progress_the_one_under_way_is_stopped()
    {
        var barrier = Barrier();
        var first = await Dispatch(
            Job(barrier.Script),
            $"concurrency: {{ group: g, cancel-in-progress: true }}\n{Inputs}",
            ("a", "1")
        );
        await barrier.Reached();
        Commit("test.yml", $"concurrency: {{ group: G, cancel-in-progress: true }}\n{Inputs}\n{Job("true")}");
        var second = await DispatchAgain();
        await Task.WhenAll(Ended(first), Ended(second));
        Conclusions([first, second]).Should().Be("cancelled success");
    }

    [Fact]
    public async Task A_run_that_waits_is_pending_and_can_be_cancelled_without_having_run()
    {
        var barrier = Barrier();
        var first = await Dispatch(Job(barrier.Script), $"concurrency: {{ group: g, queue: max }}\n{Inputs}");
        await barrier.Reached();
        var second = await DispatchAgain();
        await Pending(second);
        (await Api(HttpMethod.Post, $"/repos/org/ms-manager/actions/runs/{second.Id}/cancel", Writer))
            .Status.Should()
            .Be(202);
        await Ended(second);
        (second.Conclusion, second.Jobs.Count).Should().Be(("cancelled", 0));
        await barrier.Open();
        await Ended(first);
        first.Conclusion.Should().Be("success");
    }

    [Fact]
    public async Task Jobs_of_one_group_follow_one_another()
    {
        // whoever makes the folder has it to himself until he removes it, some processes later
        var run = await Run(
            $$$"""
            jobs:
              a: { runs-on: ubuntu-latest, concurrency: { group: g, queue: max }, steps: [ { run: 'mkdir {{{Folder}}}/mine' }, { run: 'true' }, { run: 'true' }, { run: 'rmdir {{{Folder}}}/mine' } ] }
              b: { runs-on: ubuntu-latest, concurrency: { group: g, queue: max }, steps: [ { run: 'mkdir {{{Folder}}}/mine' }, { run: 'true' }, { run: 'true' }, { run: 'rmdir {{{Folder}}}/mine' } ] }
            """
        );
        Ends(run).Should().Be("a: success, b: success");
    }

    private async Task<(SandboxRun[] Runs, string Order)> Three(string concurrency)
    {
        var barrier = Barrier();
        var jobs = Job($"if [ ${{{{ inputs.a }}}} = 1 ]; then {barrier.Script}; fi");
        var first = await Dispatch(jobs, $"{concurrency}\n{Inputs}", ("a", "1"));
        await barrier.Reached();
        var second = await DispatchAgain(("a", "2"));
        await Pending(second);
        var third = await DispatchAgain(("a", "3"));
        await Pending(third);
        await barrier.Open();
        await Task.WhenAll(Ended(first), Ended(second), Ended(third));
        SandboxRun[] runs = [first, second, third];
        var order = Events.OfType<RunEnded>().Select(ended => ended.Run.Inputs["a"]);
        return (runs, string.Join(' ', order));
    }

    private async Task Pending(SandboxRun run) =>
        (await Happens<RunWaits>(waits => waits.Run == run)).Run.Status.Should().Be("pending");

    private static string Job(string script) =>
        $"jobs: {{ a: {{ runs-on: ubuntu-latest, steps: [ {{ run: '{script}' }} ] }} }}";

    private static string Conclusions(IEnumerable<SandboxRun> runs) =>
        string.Join(' ', runs.Select(run => run.Conclusion));
}
