using MsReleaseActions.Cli.Runner;
using MsReleaseActions.Cli.Watching;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Watching;

public sealed class PlainViewTests
{
    [Fact]
    public async Task In_a_pipe_each_thing_that_happens_is_a_line()
    {
        var clock = new TestClock();
        var written = new StringWriter { NewLine = "\n" };
        await using (var view = new PlainView(written, clock))
        {
            view.Begin("build", "twelve files");
            view.Line("one of many");
            clock.Advance(TimeSpan.FromSeconds(1.2));
            view.End(StepEnd.Good, "200 MB");
            view.Begin("promote-assets", "must refuse");
            view.Annotate(new Annotation("error", "promote-assets", "the candidate does not hold"));
            view.End(StepEnd.Refused, "exit code 1");
            view.Begin("proof", "looks");
            clock.Advance(TimeSpan.FromMinutes(2));
            view.End(StepEnd.Bad, "1 of 4 findings does not hold");
        }

        written.ToString().Should().Be(
            """
               0.0s  build: twelve files
               1.2s  build: ok: 200 MB
               1.2s  promote-assets: must refuse
               1.2s  promote-assets: error: the candidate does not hold
               1.2s  promote-assets: refused, as it should: exit code 1
               1.2s  proof: looks
             121.2s  proof: FAILED: 1 of 4 findings does not hold

            """.Replace("\r\n", "\n", StringComparison.Ordinal));
    }
}
