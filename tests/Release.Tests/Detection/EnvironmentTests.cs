using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Detection;

[Needs(Need.Nothing)]
public sealed class EnvironmentTests
{
    [Theory]
    [InlineData("workflow_dispatch", "production", "production")]
    [InlineData("workflow_dispatch", "{ name: production }", "production")]
    [InlineData("push", "production", null)]
    [InlineData("workflow_dispatch", "candidate", null)]
    [InlineData("workflow_dispatch", "github-pages", null)]
    [InlineData("workflow_dispatch", "\"${{ inputs.where }}\"", null)]
    public void The_environment_of_a_release_is_that_of_a_dispatched_job_that_can_be_one(
        string trigger,
        string environment,
        string? found
    ) =>
        ExistingWorkflows
            .Of(
                Trees.Of(
                    (
                        ".github/workflows/release.yml",
                        $"on: {trigger}\njobs:\n  a:\n    runs-on: x\n    environment: {environment}\n"
                            + "    steps: [ { run: a } ]\n"
                    )
                )
            )
            .Environment()
            .Should()
            .Be(found);
}
