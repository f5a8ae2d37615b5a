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
        // an action that asks nothing of GitHub takes no token, and has none to hide
        var takesToken = Testing.Checkout.Read($"actions/{action}/action.yml").Contains("\n  token:\n");
        result.Lines.Contains($"::add-mask::{JobFacts.Offline.Token}").Should().Be(takesToken);
        (result.Lines[0] == $"::add-mask::{JobFacts.Offline.Token}").Should().Be(takesToken);
        result.Commands.Single(command => command.Name == "error").Title.Should().Be(action);
        result.Error.Should().Contain("Nothing was sent to GitHub");
        result.Summary.Should().Contain($"❌ {action}");
    }
}
