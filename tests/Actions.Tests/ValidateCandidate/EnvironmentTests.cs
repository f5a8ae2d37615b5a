using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

/// <summary>An environment with reviewers may protect less than it seems to.</summary>
[Needs(Need.Nothing)]
public sealed class EnvironmentTests : ValidateTest
{
    private const string AnyBranch = "the workflow file of any branch can ask for its approval";
    private const string SelfReview = "who dispatched may approve";
    private const string Bypass = "administrators may go on without an approval";

    [Fact]
    public async Task What_its_approval_does_not_protect_against_is_said()
    {
        Seal();
        var environment = Repo.Actions.ProtectedEnvironment("app-release", "octocat");

        (await SaidAsync()).Should().ContainAll("has required reviewers", AnyBranch, SelfReview, Bypass);

        environment.ProtectedBranchesOnly = true;
        environment.PreventSelfReview = true;
        environment.CanAdminsBypass = false;
        (await SaidAsync()).Should().Contain("has required reviewers").And.NotContainAny(AnyBranch, SelfReview, Bypass);
    }

    private async Task<string> SaidAsync()
    {
        var result = await ValidateAsync(("required-environment", "app-release"));
        result.ExitCode.Should().Be(0, result.Log);
        return result.Summary;
    }
}
