using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>Workflow files, and starting them by hand.</summary>
internal static class WorkflowRoutes
{
    private const string Root = "/repos/{owner}/{repo}/actions/workflows";

    public static void Add(Routes routes)
    {
        routes.Get(
            Root,
            call =>
            {
                call.Require(Permission.Actions, Access.Read);
                return call.List(
                    call.Repository.Actions.Workflows,
                    workflow => WorkflowJson.Full(workflow, call),
                    wrap: "workflows"
                );
            }
        );
        routes.Get(Root + "/{workflow_id}", call => call.Json(WorkflowJson.Full(Find(call, Access.Read), call)));
        routes.Get(
            Root + "/{workflow_id}/runs",
            call =>
            {
                var workflow = Find(call, Access.Read);
                return RunRoutes.List(call, run => run.Workflow == workflow);
            }
        );
        routes.Post(Root + "/{workflow_id}/dispatches", Dispatch);
    }

    // GitHub takes the number or the file's name, nothing longer
    private static SandboxWorkflow Find(ApiCall call, Access access)
    {
        call.Require(Permission.Actions, access);
        var name = call["workflow_id"];
        return (name.Contains('/', StringComparison.Ordinal) ? null : call.Repository.Actions.Find(name))
            ?? throw new Refusal(call.NotFound());
    }

    private static Answer Dispatch(ApiCall call)
    {
        var workflow = Find(call, Access.Write);
        var actions = call.Repository.Actions;
        var body = call.Body("ref", "inputs", "return_run_details");
        if (
            body.Has("return_run_details")
            && actions.DispatchAnswer is DispatchAnswer.UnknownField400 or DispatchAnswer.UnknownField422
        )
        {
            return Answer.Error(
                actions.DispatchAnswer == DispatchAnswer.UnknownField400 ? 400 : 422,
                "Invalid request.\n\n\"return_run_details\" is not a permitted key."
            );
        }

        var run = DispatchRequest.Start(call, workflow, body);
        var tells =
            actions.DispatchAnswer == DispatchAnswer.RunDetails
            && (body.Flag("return_run_details") ?? call.ApiVersion != "2022-11-28");
        return tells
            ? call.Json(
                new JsonObject
                {
                    ["workflow_run_id"] = run.Id,
                    ["run_url"] = RunJson.Url(run, call.Origins),
                    ["html_url"] = RunJson.Page(run, call.Origins),
                }
            )
            : call.NoContent();
    }
}
