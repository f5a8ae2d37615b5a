using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SandboxTests.Actions;

[Needs(Need.Nothing)]
public sealed class DispatchTests : ActionsTest
{
    [Fact]
    public async Task A_dispatch_names_its_run()
    {
        var reply = await Api(HttpMethod.Post, Dispatches, Writer, Body(("sha", "abc"), ("id", "42")));

        var run = Repo.Actions.Runs.Should().ContainSingle().Subject;
        reply.Status.Should().Be(200);
        reply.Json!.ToJsonString().Should().Be(
            $$"""{"workflow_run_id":{{run.Id}},"run_url":"{{Github.ApiUrl}}{{Root}}/actions/runs/{{run.Id}}","html_url":"{{Github.ServerUrl}}/org/ms-manager/actions/runs/{{run.Id}}"}""");
        (run.DisplayTitle, run.Status, run.Made.HeadSha, run.Made.HeadBranch).Should().Be(("candidate abc 42 by github-actions[bot]", "queued", Sha, "main"));
        run.Inputs.Should().Equal(new Dictionary<string, string> { ["sha"] = "abc", ["id"] = "42", ["level"] = "low", ["dry"] = "false" });
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
        await Refused("Provided value 'mid' for input 'level' not in the list of allowed values", Body(("sha", "x"), ("level", "mid")));
        await Refused("Provided value 'yes' for input 'dry' is not a boolean", Body(("sha", "x"), ("dry", "yes")));
        await Refused("inputs are too large.", Body(("sha", new string('x', 65_536))));
        await Refused(
            "Invalid request.\n\nNo more than 25 properties are allowed; 26 were supplied.",
            Body([.. Enumerable.Range(0, 26).Select(n => ($"i{n}", "x"))]));
        await Refused("No ref found for: nowhere", new JsonObject { ["ref"] = "nowhere" });
        await Refused($"No ref found for: {Sha}", new JsonObject { ["ref"] = Sha });
        Repo.Actions.Runs.Should().BeEmpty();
    }

    [Fact]
    public async Task The_file_of_the_dispatched_ref_decides_and_the_default_branch_must_have_it()
    {
        Repo.Commit(new Dictionary<string, string> { [".github/workflows/candidate.yml"] = "on: push\n", [".github/workflows/new.yml"] = "on: workflow_dispatch\n" }, "other", "side");
        Repo.CreateTag("v1", Sha);

        var side = await Post("/actions/workflows/candidate.yml/dispatches", new JsonObject { ["ref"] = "side" });
        var unknown = await Post("/actions/workflows/new.yml/dispatches", new JsonObject { ["ref"] = "side" });
        var tag = await Post("/actions/workflows/candidate.yml/dispatches", new JsonObject { ["ref"] = "refs/tags/v1", ["inputs"] = new JsonObject { ["sha"] = 1.5 } });

        (side.Status, side.Message).Should().Be((422, "Workflow does not have 'workflow_dispatch' trigger"));
        unknown.Status.Should().Be(404);
        tag.Status.Should().Be(204);
        Repo.Actions.Runs.Select(run => (run.Made.HeadBranch, run.Inputs["sha"])).Should().Equal(("v1", "1.5"));
    }

    [Fact]
    public async Task The_title_is_made_by_the_expressions_of_run_name()
    {
        async Task<string?> Titled(string name, params (string, string)[] inputs)
        {
            Repo.Commit(new Dictionary<string, string>
            {
                [".github/workflows/candidate.yml"] = $"name: candidate\nrun-name: {name}\non: {{ workflow_dispatch: {{ inputs: {{ dry: {{ type: boolean }} }} }} }}\n",
            }, name);
            var reply = await Post("/actions/workflows/candidate.yml/dispatches", new JsonObject { ["ref"] = "main", ["inputs"] = Body(inputs)["inputs"]!.DeepClone() });
            return reply.Status == 204 ? Repo.Actions.Runs[^1].DisplayTitle : reply.Message;
        }

        (await Titled("${{ inputs.dry && 'dry' || format('real {0} {1}', github.ref_type, github.event.inputs.dry) }}")).Should().Be("real branch false");
        (await Titled("${{ inputs.dry && 'dry' || 'real' }} by ${{ github.actor }}${{ vars.NONE }}", ("dry", "true"))).Should().Be("dry by github-actions[bot]");
        (await Titled("${{ vars.NONE }}")).Should().Be("candidate");
        (await Titled("x ${{ secrets.NONE }}")).Should().Be(
            "failed to parse workflow: run-name: Unrecognized named-value: 'secrets'. Located at position 1 within expression: secrets.NONE");
        Repo.Actions.Runs.Should().HaveCount(3);
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

    [Fact]
    public async Task Workflows_are_listed_and_found_by_number_and_file_name()
    {
        var list = await Get("/actions/workflows");
        var id = Repo.Actions.Find("candidate.yml")!.Id;

        list.Json!["workflows"]!.AsArray().Select(workflow => $"{workflow!["name"]} {workflow["path"]} {workflow["state"]}").Should().Equal(
            "Candidate .github/workflows/candidate.yml active",
            ".github/workflows/ci.yml .github/workflows/ci.yml active");
        (await Get("/actions/workflows/candidate.yml")).Json!["id"]!.GetValue<long>().Should().Be(id);
        (await Get($"/actions/workflows/{id}")).Json!["path"]!.GetValue<string>().Should().Be(".github/workflows/candidate.yml");
        (await Get("/actions/workflows/missing.yml")).Status.Should().Be(404);
        (await Get("/actions/workflows/.github%2Fworkflows%2Fcandidate.yml")).Status.Should().Be(404);
    }

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");

    private static async Task<Reply> Send(HttpMethod method, string url, string token, HttpContent content, string version)
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
