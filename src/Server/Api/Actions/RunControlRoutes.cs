using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>Stopping a run, and running it again.</summary>
internal static class RunControlRoutes
{
    private const int DaysToRetry = 30;
    private const string Root = "/repos/{owner}/{repo}/actions/runs/{run_id}";

    public static void Add(Routes routes)
    {
        routes.Post(Root + "/cancel", call => Cancel(call, force: false));
        routes.Post(Root + "/force-cancel", call => Cancel(call, force: true));
        routes.Post(Root + "/rerun", call => Again(call, failedOnly: false));
        routes.Post(Root + "/rerun-failed-jobs", call => Again(call, failedOnly: true));
    }

    private static Answer Cancel(ApiCall call, bool force)
    {
        var run = call.Run(Access.Write);
        if (run.Status == "completed")
        {
            return Answer.Error(409, "Cannot cancel a workflow run that is completed.");
        }
        run.Cancel(force);
        return call.Json(new JsonObject(), 202);
    }

    private static Answer Again(ApiCall call, bool failedOnly)
    {
        var run = call.Run(Access.Write);
        call.OptionalBody("enable_debug_logging");
        if (run.Status != "completed")
        {
            return Answer.Error(403, "This workflow is already running");
        }
        if (run.Conclusion == "startup_failure" || (failedOnly && run.Conclusion == "success"))
        {
            return Answer.Error(403, "This workflow run cannot be retried");
        }
        if (call.Sandbox.Now - run.CreatedAt > TimeSpan.FromDays(DaysToRetry))
        {
            return Answer.Error(403, "Unable to retry this workflow run because it was created over a month ago");
        }
        run.Again(failedOnly);
        return call.Json(new JsonObject(), 201);
    }
}
