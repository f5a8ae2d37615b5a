using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Preflight;

/// <summary>What a commit lists is never gone.</summary>
[Needs(Need.Nothing)]
public sealed class ListedReadsTests : PreflightTest
{
    [Theory]
    [InlineData("/repos/*/*/contents/.github/workflows/*")]
    [InlineData("/repos/*/*/git/trees/*")]
    public async Task What_GitHub_does_not_show_once_is_asked_for_again(string route)
    {
        var shown = await ReadAsync();

        Github.Faults.On("GET", route).Status(404, message: "Not Found");

        (await ReadAsync()).Select(file => file.Path).Should().Equal(shown.Select(file => file.Path));
    }

    [Theory]
    [InlineData("/repos/*/*/contents/.github/workflows/*", ".github/workflows/candidate.yml at ")]
    [InlineData("/repos/*/*/git/trees/*", "the tree ")]
    public async Task What_five_looks_do_not_show_is_its_trouble_and_the_next_run_reads_it(string route, string what)
    {
        Github.Faults.On("GET", route, times: 5).Status(404, message: "Not Found");

        var failure = (await FluentActions.Awaiting(ReadAsync).Should().ThrowAsync<ActionFailure>()).Which;

        (failure.ExitCode, failure.Message)
            .Should()
            .Match<(ExitCode Code, string What)>(said =>
                said.Code == ExitCode.GitHub && said.What.StartsWith($"GitHub does not show {what}")
            );
        (await ReadAsync()).Should().NotBeEmpty();
    }

    private async Task<IReadOnlyList<SourceFile>> ReadAsync() =>
        (await new BranchWorkflows(Services()).ReadAsync(TestContext.Current.CancellationToken))!;
}
