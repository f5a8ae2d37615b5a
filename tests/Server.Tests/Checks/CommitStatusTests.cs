using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Checks;

[Needs(Need.Nothing)]
public sealed class CommitStatusTests : SandboxTest
{
    private string Setter => Github.CreateToken("ci-bot", (Permission.Statuses, Access.Write));

    [Theory]
    [InlineData("", "pending")]
    [InlineData("a:success", "success")]
    [InlineData("a:success b:pending", "pending")]
    [InlineData("a:success b:pending c:error", "failure")]
    [InlineData("a:failure a:success", "success")]
    public async Task The_combined_state_is_the_worst_of_the_latest(string set, string state)
    {
        foreach (
            var (context, value) in set.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(s => s.Split(':'))
                .Select(p => (p[0], p[1]))
        )
        {
            Repo.Checks.SetStatus(Sha, context, value);
        }

        var combined = (await Api(HttpMethod.Get, "/repos/org/ms-manager/commits/main/status", Writer)).Json!;
        combined["state"]!.GetValue<string>().Should().Be(state);
        combined["sha"]!.GetValue<string>().Should().Be(Sha);
    }

    [Fact]
    public async Task A_status_that_was_set_is_found_page_by_page()
    {
        foreach (var context in (string[])["first", "second"])
        {
            var made = await Api(
                HttpMethod.Post,
                $"/repos/org/ms-manager/statuses/{Sha}",
                Setter,
                new JsonObject { ["state"] = "success", ["context"] = context }
            );
            (made.Status, made.Json!["creator"]!["login"]!.GetValue<string>()).Should().Be((201, "ci-bot"));
        }

        var page = await Api(HttpMethod.Get, $"/repos/org/ms-manager/commits/{Sha}/status?per_page=1", Writer);
        page.Json!["statuses"]!.AsArray().Select(s => s!["context"]!.GetValue<string>()).Should().Equal("second");
        page.Json["total_count"]!.GetValue<int>().Should().Be(2);
        page.Header("Link").Should().Contain("page=2").And.Contain("rel=\"next\"");
    }

    [Fact]
    public async Task A_status_without_a_context_is_called_default()
    {
        var made = await Api(
            HttpMethod.Post,
            $"/repos/org/ms-manager/statuses/{Sha}",
            Setter,
            new JsonObject { ["state"] = "pending" }
        );
        made.Json!["context"]!.GetValue<string>().Should().Be("default");
    }

    [Fact]
    public async Task A_status_that_GitHub_would_not_take_is_refused()
    {
        var unknown = await Api(
            HttpMethod.Post,
            "/repos/org/ms-manager/statuses/" + new string('0', 40),
            Setter,
            new JsonObject { ["state"] = "success" }
        );
        unknown.Status.Should().Be(422);
        var wrong = await Api(
            HttpMethod.Post,
            $"/repos/org/ms-manager/statuses/{Sha}",
            Setter,
            new JsonObject { ["state"] = "green" }
        );
        (wrong.Status, wrong.Message).Should().Be((422, "Validation Failed"));
        (
            await Api(
                HttpMethod.Post,
                $"/repos/org/ms-manager/statuses/{Sha}",
                Writer,
                new JsonObject { ["state"] = "success" }
            )
        )
            .Status.Should()
            .Be(403);
        (await Api(HttpMethod.Get, "/repos/org/ms-manager/commits/nonsense/status", Writer)).Status.Should().Be(404);
        Repo.Checks.Statuses(Sha).Should().BeEmpty();
    }
}
