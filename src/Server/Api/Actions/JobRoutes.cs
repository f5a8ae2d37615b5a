using System.Text;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>Jobs, and what they printed.</summary>
internal static class JobRoutes
{
    private const string Run = "/repos/{owner}/{repo}/actions/runs/{run_id}";
    private const string Job = "/repos/{owner}/{repo}/actions/jobs/{job_id}";

    public static void Add(Routes routes)
    {
        routes.Get(
            Run + "/jobs",
            call =>
            {
                var run = call.Run(Access.Read);
                return List(call, call.Query("filter") == "all" ? run.AllJobs : run.Jobs);
            }
        );
        routes.Get(Run + "/attempts/{attempt_number}/jobs", call => List(call, OfAttempt(call)));
        routes.Get(Job, call => call.Json(JobJson.Full(Find(call), call.Origins)));
        routes.Get(
            Job + "/logs",
            call =>
            {
                var job = Find(call);
                SignedIn(call);
                return job.LogText.Length > 0
                    ? SignedDownloads.To(call, AnswerContent.Of(Text(job), "text/plain; charset=utf-8"))
                    : call.NotFound();
            }
        );
        routes.Get(Run + "/logs", call => Zipped(call, call.Run(Access.Read).Jobs));
        routes.Delete(
            Run + "/logs",
            call =>
            {
                var run = call.Run(Access.Write);
                if (run.Status != "completed")
                {
                    return Answer.Error(403, "Logs of a run that is not completed cannot be deleted");
                }
                foreach (var job in run.AllJobs)
                {
                    job.ForgetLog();
                }
                return call.NoContent();
            }
        );
        routes.Get(Run + "/attempts/{attempt_number}/logs", call => Zipped(call, OfAttempt(call)));
        routes.Get("/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}", Artifact);
    }

    private static Answer List(ApiCall call, IReadOnlyList<SandboxJob> jobs) =>
        call.List(jobs, job => JobJson.Full(job, call.Origins), wrap: "jobs");

    private static List<SandboxJob> OfAttempt(ApiCall call)
    {
        var run = call.Run(Access.Read);
        var attempt = call.Number("attempt_number");
        return attempt >= 1 && attempt <= run.Attempt
            ? [.. run.AllJobs.Where(job => job.Attempt == attempt)]
            : throw new Refusal(call.NotFound());
    }

    private static SandboxJob Find(ApiCall call)
    {
        call.Require(Permission.Actions, Access.Read);
        var id = call.Number("job_id");
        return call.Repository.Actions.Runs.SelectMany(run => run.AllJobs).FirstOrDefault(job => job.Id == id)
            ?? throw new Refusal(call.NotFound());
    }

    private static Answer Zipped(ApiCall call, IReadOnlyList<SandboxJob> jobs)
    {
        SignedIn(call);
        return SignedDownloads.To(
            call,
            AnswerContent.Of(
                ZipOf.Bytes(
                    jobs.Select(
                        (job, index) => KeyValuePair.Create($"{index}_{job.Name.Replace('/', '_')}.txt", Text(job))
                    ),
                    call.Now
                ),
                "application/zip"
            )
        );
    }

    private static Answer Artifact(ApiCall call)
    {
        call.Require(Permission.Actions, Access.Read);
        SignedIn(call);
        var id = call.Number("artifact_id");
        var artifact = call
            .Repository.Actions.Runs.SelectMany(run => run.Artifacts)
            .FirstOrDefault(known => known.Id == id);
        return artifact switch
        {
            null => call.NotFound(),
            _ when call["archive_format"] != "zip" => call.NotFound(),
            { Expired: true } => Answer.Error(410, "Artifact has expired"),
            _ => SignedDownloads.To(
                call,
                new AnswerContent("application/zip", artifact.Size, (body, cancel) => CopyAsync(artifact, body, cancel))
            ),
        };
    }

    private static async Task CopyAsync(SandboxArtifact artifact, Stream body, CancellationToken cancel)
    {
        await using var zip = artifact.OpenRead();
        await zip.CopyToAsync(body, cancel);
    }

    // what a run printed or kept is not for anybody, even in a public repository
    private static void SignedIn(ApiCall call)
    {
        if (call.Token is null)
        {
            throw new Refusal(Answer.Error(403, "Must have admin rights to Repository."));
        }
    }

    private static byte[] Text(SandboxJob job) => Encoding.UTF8.GetBytes("\ufeff" + job.LogText);
}
