using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.ServerTests.Actions;

/// <summary>A repository with workflow files.</summary>
public abstract class ActionsTest : SandboxTest
{
    protected const string Root = "/repos/org/ms-manager";
    protected const string Dispatches = Root + "/actions/workflows/candidate.yml/dispatches";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Sha = Repo.Commit(
            new Dictionary<string, string>
            {
                [".github/workflows/candidate.yml"] = """
                name: Candidate
                run-name: candidate ${{ inputs.sha }} ${{ github.event.inputs.id }} by ${{ github.actor }}
                on:
                  workflow_dispatch:
                    inputs:
                      sha: { required: true, type: string }
                      id: { type: string }
                      level: { type: choice, options: [low, high], default: low }
                      dry: { type: boolean }
                """,
                [".github/workflows/README.md"] = "no workflow",
            },
            "workflows"
        );
    }

    protected new string Sha { get; private set; } = "";

    protected Task<Reply> Get(string path) => Api(HttpMethod.Get, Root + path, Writer);

    protected Task<Reply> Post(string path, JsonNode? body = null) => Api(HttpMethod.Post, Root + path, Writer, body);

    protected async Task<SandboxRun> Dispatch(string sha = "abc")
    {
        var reply = await Api(HttpMethod.Post, Dispatches, Writer, Body(("sha", sha)));
        reply.Status.Should().Be(200, reply.Message);
        return Repo.Actions.Runs[^1];
    }

    protected static JsonObject Body(params (string Name, string Value)[] inputs)
    {
        var values = new JsonObject();
        foreach (var (name, value) in inputs)
        {
            values[name] = value;
        }
        return new JsonObject
        {
            ["ref"] = "main",
            ["inputs"] = values,
            ["return_run_details"] = true,
        };
    }

    protected static IEnumerable<long> Ids(Reply reply, string list) =>
        reply.Json![list]!.AsArray().Select(item => item!["id"]!.GetValue<long>());
}
