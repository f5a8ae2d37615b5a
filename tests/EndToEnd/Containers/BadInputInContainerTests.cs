namespace MsReleaseActions.EndToEnd.Containers;

[Needs(Need.Containers)]
public sealed class BadInputInContainerTests
{
    [Theory]
    [ClassData(typeof(EveryAction))]
    public async Task Bad_input_is_exit_2_and_one_annotation_and_a_summary_in_a_file_of_another_user(string action)
    {
        using var job = new ContainerJob(ContainerEngine.Require(), JobFacts.Offline);

        var result = await job.RunAsync(action, ("source-sha", "main"), ("repository", "nobody"), ("expected", "soon"));

        (result.ExitCode, result.Errors.Count, result.Outputs.Count).Should().Be((2, 1, 0), result.Log);
        result.Lines[0].Should().Be($"::add-mask::{JobFacts.Offline.Token}");
        result.Commands.Single(command => command.Name == "error").Title.Should().Be(action);
        result.Error.Should().Contain("Nothing was sent to GitHub");
        result.Summary.Should().Contain($"❌ {action}");
    }
}
