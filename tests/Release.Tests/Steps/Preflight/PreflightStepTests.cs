using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Preflight;

[Needs(Need.Nothing)]
public sealed class PreflightStepTests : PreflightTest
{
    [Fact]
    public async Task The_step_is_done_when_a_release_can_end_and_blocked_with_what_to_do_when_it_cannot()
    {
        var step = new PreflightStep(Services(readOnly: true), Needs);
        (await step.CheckAsync(new ReleaseContext(Channel.Stable), default)).Status.Should().Be(StepStatus.Done);

        Repo.Actions.IsEnabled = false;
        var report = await step.CheckAsync(new ReleaseContext(Channel.Stable), default);
        report
            .Should()
            .BeEquivalentTo(
                new
                {
                    Status = StepStatus.Blocked,
                    Text = "Actions are disabled in this repository",
                    Remedy = "Enable them: Settings, Actions, General",
                }
            );
    }
}
