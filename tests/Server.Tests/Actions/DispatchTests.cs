using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Actions;

[Needs(Need.Nothing)]
public sealed class DispatchTests : ActionsTest
{
    [Fact]
    public async Task A_dispatch_names_its_run()
    {
        var reply = await Api(HttpMethod.Post, Dispatches, Writer, Body(("sha", "abc"), ("id", "42")));

        var run = Repo.Actions.Runs.Should().ContainSingle().Subject;
        reply.Status.Should().Be(200);
        reply
            .Json!.ToJsonString()
            .Should()
            .Be(
                $$"""{"workflow_run_id":{{run.Id}},"run_url":"{{Github.ApiUrl}}{{Root}}/actions/runs/{{run.Id}}","html_url":"{{Github.ServerUrl}}/org/ms-manager/actions/runs/{{run.Id}}"}"""
            );
        (run.DisplayTitle, run.Status, run.Made.HeadSha, run.Made.HeadBranch)
            .Should()
            .Be(("candidate abc 42 by github-actions[bot]", "queued", Sha, "main"));
        run.Inputs.Should()
            .Equal(
                new Dictionary<string, string>
                {
                    ["sha"] = "abc",
                    ["id"] = "42",
                    ["level"] = "low",
                    ["dry"] = "false",
                }
            );
        Github.Log.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData(DispatchAnswer.RunDetails, false, 204)]
    [InlineData(DispatchAnswer.NoContent, true, 204)]
    [InlineData(DispatchAnswer.NoContent, false, 204)]
    [InlineData(DispatchAnswer.UnknownField422, true, 422)]
    [InlineData(DispatchAnswer.UnknownField422, false, 204)]
    [InlineData(DispatchAnswer.UnknownField400, true, 400)]
    [InlineData(DispatchAnswer.UnknownField400, false, 204)]
    public async Task Older_servers_answer_204_or_name_the_field(DispatchAnswer answer, bool asked, int status)
    {
        Repo.Actions.DispatchAnswer = answer;
        var body = Body(("sha", "abc"));
        if (!asked)
        {
            body.Remove("return_run_details");
        }

        var reply = await Api(HttpMethod.Post, Dispatches, Writer, body);

        reply.Status.Should().Be(status);
        reply.Message.Contains("return_run_details", StringComparison.Ordinal).Should().Be(status >= 400);
        Repo.Actions.Runs.Should().HaveCount(status == 204 ? 1 : 0);
    }

    [Fact]
    public async Task The_newer_version_of_the_API_returns_the_run_unasked()
    {
        var body = Body(("sha", "abc"));
        body.Remove("return_run_details");

        var reply = await Send(HttpMethod.Post, Github.ApiUrl + Dispatches, Writer, Json(body), "2026-03-10");

        reply.Status.Should().Be(200);
    }

    [Fact]
    public async Task What_the_workflow_file_does_not_allow_is_422_and_starts_nothing()
    {
        async Task Refused(string message, JsonObject body)
        {
            var reply = await Api(HttpMethod.Post, Dispatches, Writer, body);
            (reply.Status, reply.Message).Should().Be((422, message));
        }

        await Refused("Unexpected inputs provided: [\"other\"]", Body(("sha", "x"), ("other", "y")));
        await Refused("Required input 'sha' not provided", Body());
        await Refused(
            "Provided value 'mid' for input 'level' not in the list of allowed values",
            Body(("sha", "x"), ("level", "mid"))
        );
        await Refused("Provided value 'yes' for input 'dry' is not a boolean", Body(("sha", "x"), ("dry", "yes")));
        await Refused("inputs are too large.", Body(("sha", new string('x', 65_536))));
        await Refused(
            "Invalid request.\n\nNo more than 25 properties are allowed; 26 were supplied.",
            Body([.. Enumerable.Range(0, 26).Select(n => ($"i{n}", "x"))])
        );
        await Refused("No ref found for: nowhere", new JsonObject { ["ref"] = "nowhere" });
        await Refused($"No ref found for: {Sha}", new JsonObject { ["ref"] = Sha });
        Repo.Actions.Runs.Should().BeEmpty();
    }

    [Fact]
    public async Task It_needs_actions_write_and_an_enabled_workflow()
    {
        var reader = await Api(HttpMethod.Post, Dispatches, Github.ReadToken(Repo), Body(("sha", "x")));
        var nobody = await Api(HttpMethod.Post, Dispatches, null, Body(("sha", "x")));
        Repo.Actions.Find("candidate.yml")!.State = "disabled_manually";
        var disabled = await Api(HttpMethod.Post, Dispatches, Writer, Body(("sha", "x")));

        (reader.Status, nobody.Status, disabled.Status).Should().Be((403, 401, 422));
        Repo.Actions.Runs.Should().BeEmpty();
    }

    private static StringContent Json(JsonObject body) =>
        new(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");

    private static async Task<Reply> Send(
        HttpMethod method,
        string url,
        string token,
        HttpContent content,
        string version
    )
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, url) { Content = content };
        request.Headers.Add("User-Agent", "somebody");
        request.Headers.Add("X-GitHub-Api-Version", version);
        request.Headers.Add("Authorization", $"Bearer {token}");
        using var response = await client.SendAsync(request, Cancel);
        return new Reply((int)response.StatusCode, null, [], response.Headers);
    }
}
