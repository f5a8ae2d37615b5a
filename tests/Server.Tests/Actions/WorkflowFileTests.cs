using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Actions;

[Needs(Need.Nothing)]
public sealed class WorkflowFileTests : ActionsTest
{
    [Fact]
    public async Task The_file_of_the_dispatched_ref_decides_and_the_default_branch_must_have_it()
    {
        Repo.Commit(
            new Dictionary<string, string>
            {
                [".github/workflows/candidate.yml"] = "on: push\n",
                [".github/workflows/new.yml"] = "on: workflow_dispatch\n",
            },
            "other",
            "side"
        );
        Repo.CreateTag("v1", Sha);

        var side = await Post("/actions/workflows/candidate.yml/dispatches", new JsonObject { ["ref"] = "side" });
        var unknown = await Post("/actions/workflows/new.yml/dispatches", new JsonObject { ["ref"] = "side" });
        var tag = await Post(
            "/actions/workflows/candidate.yml/dispatches",
            new JsonObject
            {
                ["ref"] = "refs/tags/v1",
                ["inputs"] = new JsonObject { ["sha"] = 1.5 },
            }
        );

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
            Repo.Commit(
                new Dictionary<string, string>
                {
                    [".github/workflows/candidate.yml"] =
                        $"name: candidate\nrun-name: {name}\non: {{ workflow_dispatch: {{ inputs: {{ dry: {{ "
                        + "type: boolean } } } }\n",
                },
                name
            );
            var reply = await Post(
                "/actions/workflows/candidate.yml/dispatches",
                new JsonObject { ["ref"] = "main", ["inputs"] = Body(inputs)["inputs"]!.DeepClone() }
            );
            return reply.Status == 204 ? Repo.Actions.Runs[^1].DisplayTitle : reply.Message;
        }

        (await Titled("${{ inputs.dry && 'dry' || format('real {0} {1}', github.ref_type, github.event.inputs.dry) }}"))
            .Should()
            .Be("real branch false");
        (await Titled("${{ inputs.dry && 'dry' || 'real' }} by ${{ github.actor }}${{ vars.NONE }}", ("dry", "true")))
            .Should()
            .Be("dry by github-actions[bot]");
        (await Titled("${{ vars.NONE }}")).Should().Be("candidate");
        (await Titled("x ${{ secrets.NONE }}"))
            .Should()
            .Be(
                "failed to parse workflow: run-name: Unrecognized named-value: 'secrets'. Located at position 1 "
                    + "within expression: secrets.NONE"
            );
        Repo.Actions.Runs.Should().HaveCount(3);
    }

    [Fact]
    public async Task Workflows_are_listed_and_found_by_number_and_file_name()
    {
        var list = await Get("/actions/workflows");
        var id = Repo.Actions.Find("candidate.yml")!.Id;

        list.Json!["workflows"]!
            .AsArray()
            .Select(workflow => $"{workflow!["name"]} {workflow["path"]} {workflow["state"]}")
            .Should()
            .Equal(
                "Candidate .github/workflows/candidate.yml active",
                ".github/workflows/ci.yml .github/workflows/ci.yml active"
            );
        (await Get("/actions/workflows/candidate.yml")).Json!["id"]!.GetValue<long>().Should().Be(id);
        (await Get($"/actions/workflows/{id}")).Json!["path"]!
            .GetValue<string>()
            .Should()
            .Be(".github/workflows/candidate.yml");
        (await Get("/actions/workflows/missing.yml")).Status.Should().Be(404);
        (await Get("/actions/workflows/.github%2Fworkflows%2Fcandidate.yml")).Status.Should().Be(404);
    }
}
