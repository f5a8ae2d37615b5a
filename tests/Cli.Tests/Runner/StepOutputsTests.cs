using MsReleaseActions.Cli.Runner;

namespace MsReleaseActions.CliTests.Runner;

public sealed class StepOutputsTests
{
    [Fact]
    public void Lines_and_heredocs_are_read_as_the_runner_reads_them() =>
        StepOutputs.Parse("a=1\nassets<<E_1\n[\n  \"b=2\"\n]\nE_1\nurl=http://x/?y=1<<2\n").Should().BeEquivalentTo(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "1", ["assets"] = "[\n  \"b=2\"\n]", ["url"] = "http://x/?y=1<<2" });

    [Theory]
    [InlineData("nothing\n")]
    [InlineData("a<<E\n1\n")]
    public void What_the_runner_would_refuse_is_refused(string text)
    {
        var parse = () => StepOutputs.Parse(text);

        parse.Should().Throw<FormatException>();
    }
}
