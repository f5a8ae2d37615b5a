using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

/// <summary>What is no context of jobs, and lines that need one.</summary>
[Needs(Need.Nothing)]
public sealed class BuildJobsInputTests : PublishTest
{
    [Theory]
    [InlineData("nothing", "needs must be the context needs as JSON")]
    [InlineData("[]", "needs must be the context needs as JSON")]
    [InlineData("{\"build\":{}}", "needs must be the context needs as JSON")]
    [InlineData("{\"guard\":{\"outputs\":{}}}", "needs: no job has an output files")]
    [InlineData(
        "{\"build\":{\"outputs\":{\"files\":\"app.deb\"}}}",
        "needs: build must name its files as sha256sum prints them, not 'app.deb'"
    )]
    public async Task What_is_no_context_of_jobs_is_bad_input(string needs, string problem)
    {
        var result = await PublishAsync(("needs", needs));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain(problem);
    }

    [Fact]
    public async Task A_line_of_a_job_without_needs_is_bad_input()
    {
        var result = await PublishAsync(("required-assets", "build/*.deb"));

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("required-assets: a line JOB/GLOB needs the input needs");
    }
}
