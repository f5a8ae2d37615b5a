using MsReleaseActions.Cli.Commands.Rehearse;
using MsReleaseActions.Rehearsal.Environments;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Rehearse;

[Needs(Need.Nothing)]
public sealed class PlainViewTests
{
    [Fact]
    public async Task In_a_pipe_each_thing_that_happens_is_a_line()
    {
        var clock = new TestClock();
        var written = new StringWriter { NewLine = "\n" };
        await using (var view = new PlainView(written, clock))
        {
            view.Begin("happy", "published");
            view.Act("operator", "dispatches candidate.yml for 01234567");
            view.Line("one of many");
            clock.Advance(TimeSpan.FromSeconds(1.2));
            view.Found(new Finding(true, "nothing is visible"));
            clock.Advance(TimeSpan.FromMinutes(2));
            view.Found(new Finding(false, "2 heavy builds"));
        }

        written
            .ToString()
            .Should()
            .Be(
                """
                   0.0s  scenario happy: published
                   0.0s  operator dispatches candidate.yml for 01234567
                   1.2s  ok: nothing is visible
                 121.2s  NOT OK: 2 heavy builds

                """.Replace("\r\n", "\n", StringComparison.Ordinal)
            );
    }
}
