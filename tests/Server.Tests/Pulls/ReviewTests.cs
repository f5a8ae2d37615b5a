using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Pulls;

[Needs(Need.Nothing)]
public sealed class ReviewTests : SandboxTest
{
    private const string Reviews = "/repos/org/ms-manager/pulls/1/reviews";

    [Fact]
    public async Task Reviews_are_kept_and_nobody_approves_their_own()
    {
        Repo.Commit(new Dictionary<string, string> { ["a.txt"] = "1\n" }, "change", "topic");
        Repo.Pulls.Open("one", "topic", by: "octocat");
        var own = await Review(Github.AdminToken(), "APPROVE");
        own.Json!["errors"]!.ToJsonString().Should().Be("""["Can not approve your own pull request"]""");
        var silent = await Review(Github.AdminToken("mona"), "REQUEST_CHANGES");
        silent.Status.Should().Be(422);
        var approved = await Review(Github.AdminToken("mona"), "APPROVE");
        approved.Json!["state"]!.GetValue<string>().Should().Be("APPROVED");
        (await Review(Writer, "APPROVE")).Status.Should().Be(422);
        (await Api(HttpMethod.Get, Reviews, Writer))
            .Json!.AsArray()
            .Select(r => $"{r!["user"]!["login"]} {r["state"]}")
            .Should()
            .Equal("mona APPROVED");
    }

    private Task<Reply> Review(string token, string said) =>
        Api(HttpMethod.Post, Reviews, token, new JsonObject { ["event"] = said });
}
