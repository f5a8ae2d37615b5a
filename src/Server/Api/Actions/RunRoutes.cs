using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>Runs: lists, one, one attempt of it, its artifacts.</summary>
internal static class RunRoutes
{
    private const string Root = "/repos/{owner}/{repo}/actions/runs";

    // a filtered list ends here on GitHub too
    private const int MostFiltered = 1000;

    public static void Add(Routes routes)
    {
        routes.Get(
            Root,
            call =>
            {
                call.Require(Permission.Actions, Access.Read);
                return List(call, static _ => true);
            }
        );
        routes.Get(Root + "/{run_id}", call => call.Json(RunJson.Full(call.Run(Access.Read), call.Origins)));
        routes.Get(Root + "/{run_id}/attempts/{attempt_number}", Attempt);
        routes.Get(
            Root + "/{run_id}/artifacts",
            call =>
            {
                var name = call.Query("name");
                var run = call.Run(Access.Read);
                return call.List(
                    run.Artifacts.Where(artifact => name is null || artifact.Name == name).Reverse(),
                    artifact => Artifact(artifact, call),
                    wrap: "artifacts"
                );
            }
        );
        routes.Delete(Root + "/{run_id}", Delete);
    }

    public static Answer List(ApiCall call, Func<SandboxRun, bool> which)
    {
        var filter = new RunFilter(call);
        var runs = call.Repository.Actions.Runs.Where(run =>
            call.Repository.Actions.IsVisible(run) && which(run) && filter.Matches(run)
        );
        return call.List(
            runs.OrderByDescending(run => run.Id),
            run => RunJson.Full(run, call.Origins),
            wrap: "workflow_runs",
            cap: filter.IsEmpty ? int.MaxValue : MostFiltered
        );
    }

    private static Answer Attempt(ApiCall call)
    {
        var run = call.Run(Access.Read);
        var attempt = call.Number("attempt_number");
        if (attempt < 1 || attempt > run.Attempt)
        {
            return call.NotFound();
        }
        var json = RunJson.Full(run, call.Origins);
        if (attempt < run.Attempt)
        {
            var jobs = run.AllJobs.Where(job => job.Attempt == attempt).ToList();
            json["run_attempt"] = attempt;
            json["status"] = "completed";
            json["conclusion"] = jobs.TrueForAll(job => job.Conclusion is "success" or "skipped")
                ? "success"
                : "failure";
            json["previous_attempt_url"] =
                attempt > 1 ? $"{RunJson.Url(run, call.Origins)}/attempts/{attempt - 1}" : null;
        }
        return call.Json(json);
    }

    private static Answer Delete(ApiCall call)
    {
        var run = call.Run(Access.Write);
        if (run.Status != "completed")
        {
            return Answer.Error(403, "Could not delete the workflow run");
        }
        call.Repository.Actions.Remove(run);
        return call.NoContent();
    }

    private static JsonObject Artifact(SandboxArtifact artifact, ApiCall call)
    {
        var url = call.Url($"/repos/{call.Repository.FullName}/actions/artifacts/{artifact.Id}");
        return new JsonObject
        {
            ["id"] = artifact.Id,
            ["node_id"] = $"A_{artifact.Id}",
            ["name"] = artifact.Name,
            ["size_in_bytes"] = artifact.Size,
            ["url"] = url,
            ["archive_download_url"] = url + "/zip",
            ["expired"] = artifact.Expired,
            ["created_at"] = artifact.CreatedAt.Iso(),
            ["updated_at"] = artifact.CreatedAt.Iso(),
            ["expires_at"] = artifact.ExpiresAt.Iso(),
            ["digest"] = artifact.Digest,
            ["workflow_run"] = new JsonObject
            {
                ["id"] = artifact.Run.Id,
                ["repository_id"] = call.Repository.Id,
                ["head_repository_id"] = call.Repository.Id,
                ["head_branch"] = artifact.Run.Made.HeadBranch,
                ["head_sha"] = artifact.Run.Made.HeadSha,
            },
        };
    }
}
