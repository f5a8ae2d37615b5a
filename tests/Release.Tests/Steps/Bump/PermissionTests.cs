using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Steps.Bump;

/// <summary>
/// A token that may not do what a bump takes: the permission is named, and whoever has it goes on from there.
/// </summary>
[Needs(Need.Nothing)]
public sealed class PermissionTests : BumpTest
{
    [Theory]
    [InlineData(Permission.Contents, "contents: write", 0)]
    [InlineData(Permission.PullRequests, "pull_requests: write", 3)]
    public async Task The_permission_that_is_missing_is_named(Permission missing, string expected, int writes)
    {
        Token = Github.CreateToken(
            "operator",
            [
                .. Enum.GetValues<Permission>()
                    .Select(permission => (permission, permission == missing ? Access.Read : Access.Write)),
            ]
        );

        var bump = () => BumpAsync();

        OperatorAdvice
            .Of((await bump.Should().ThrowAsync<GitHubFailure>()).Which)
            .Why.Should()
            .Be($"The token may be without the permission that this needs: {expected}");
        Github.Log.Writes.Should().HaveCount(writes);
        Token = Github.AdminToken("other");
        await BumpAsync();
        ThereIsOneBump();
    }
}
