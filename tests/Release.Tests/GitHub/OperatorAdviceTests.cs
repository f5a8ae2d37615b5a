using System.Net;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.GitHub;

[Needs(Need.Nothing)]
public sealed class OperatorAdviceTests : TrainTest
{
    [Fact]
    public async Task The_permission_that_the_token_lacks_is_named()
    {
        Repo.Commit(new Dictionary<string, string> { ["a"] = "a" }, "a", "topic");
        Token = Github.CreateToken(
            "operator",
            (Permission.Contents, Access.Write),
            (Permission.PullRequests, Access.Read)
        );

        var create = () =>
            Services()
                .Operator.PullRequests.CreateAsync(
                    Settings.Repository,
                    new NewPullRequest("t", "topic", "main", "b"),
                    CancellationToken.None
                );

        var failure = OperatorAdvice.Of((await create.Should().ThrowAsync<GitHubFailure>()).Which);
        (failure.ExitCode, failure.What, failure.Why)
            .Should()
            .Be(
                (
                    ExitCode.GitHub,
                    "Could not open a pull request from topic into main in org/ms-manager: HTTP 403, Resource not "
                        + "accessible by personal access token",
                    "The token may be without the permission that this needs: pull_requests: write"
                )
            );
    }

    [Fact]
    public void Two_permissions_and_two_ways_are_told_apart() =>
        Why(
                HttpStatusCode.Forbidden,
                new TokenNeeds { Permissions = "contents=write,workflows=write; administration=write" }
            )
            .Should()
            .Be(
                "The token may be without the permission that this needs: contents: write and workflows: write, "
                    + "or administration: write"
            );

    [Theory]
    [InlineData("gist, read:org", "The token has the scopes gist, read:org, and this needs the scope repo")]
    [InlineData("", "The token has no scopes, and this needs the scope repo")]
    public void A_classic_token_s_missing_scope_is_named(string granted, string expected) =>
        Why(HttpStatusCode.NotFound, new TokenNeeds { AcceptedScopes = "repo", GrantedScopes = granted })
            .Should()
            .Be(expected);

    [Fact]
    public void A_scope_that_is_there_is_not_the_reason() =>
        Why(HttpStatusCode.NotFound, new TokenNeeds { AcceptedScopes = "public_repo, repo", GrantedScopes = "repo" })
            .Should()
            .StartWith("GitHub also says 'not found'");

    [Fact]
    public void Single_sign_on_is_pointed_at() =>
        OperatorAdvice
            .Of(Failure(HttpStatusCode.Forbidden, new TokenNeeds { SsoUrl = "https://github.com/orgs/org/sso?x=1" }))
            .ToDo.Should()
            .Be("Authorise it at https://github.com/orgs/org/sso?x=1, and run the command again");

    [Fact]
    public async Task A_token_that_is_not_known_is_said_to_be_so()
    {
        Token = "ghp_wrong";

        var read = () => Services().Operator.PullRequests.GetAsync(Settings.Repository, 1, CancellationToken.None);

        OperatorAdvice
            .Of((await read.Should().ThrowAsync<GitHubFailure>()).Which)
            .Should()
            .BeEquivalentTo(
                new
                {
                    ExitCode = ExitCode.GitHub,
                    Why = "GitHub does not know this token: it has expired, was revoked, or was copied incompletely",
                }
            );
    }

    [Theory]
    [InlineData("Repository rule violations found Commits must have verified signatures.", "what is signed")]
    [InlineData("Repository rule violations found File extension exe is restricted", "A push ruleset says")]
    [InlineData("Repository rule violations found Cannot update this protected ref.", "bypass list move")]
    public void A_rule_that_refuses_is_a_no_and_no_reason_to_go_on(string said, string why)
    {
        var end = OperatorAdvice.Of(new GitHubFailure("create a commit", HttpStatusCode.UnprocessableEntity, said));

        (end.ExitCode, end.What)
            .Should()
            .Be((ExitCode.No, $"Could not create a commit: HTTP 422, {said.TrimEnd('.')}"));
        end.Why.Should().Contain(why);
        end.Message.Should().NotContain("it continues");
    }

    [Fact]
    public void A_limit_keeps_its_own_advice() =>
        OperatorAdvice
            .Of(
                new GitHubFailure("read x", HttpStatusCode.Forbidden, "API rate limit exceeded")
                {
                    ToDo = "Come back at nine",
                }
            )
            .ToDo.Should()
            .Be("Come back at nine");

    private static string Why(HttpStatusCode status, TokenNeeds needs) => OperatorAdvice.Of(Failure(status, needs)).Why;

    private static GitHubFailure Failure(HttpStatusCode status, TokenNeeds needs) =>
        new("do it", status, "No") { Needs = needs };
}
