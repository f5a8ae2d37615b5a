using MsReleaseActions.Sandbox;

namespace MsReleaseActions.Testing.Lanes;

/// <summary>One attempt of release.yml: validate, the reviewer, promote.</summary>
internal sealed class ReleaseScript(ScriptedLanes lanes, SandboxRun run)
{
    private readonly string tag = run.Inputs["tag"];
    private readonly string sha = run.Inputs["source_sha"];

    public IEnumerable<object?> Steps()
    {
        var end = lanes.Releases.TryDequeue(out var next) ? next : ReleaseEnd.Published;
        if (end == ReleaseEnd.Superseded)
        {
            run.Supersede();
            yield break;
        }
        if (!run.Jobs.Any(job => job.Name == "validate"))
        {
            var validate = run.AddJob("validate");
            validate.Step("validate-candidate");
            yield return null;
            if (end == ReleaseEnd.ValidationFails || Promoted.CandidateOf(lanes.Repository, sha) is null)
            {
                Fail(validate, $"Error: rc-{sha} is not what it should be");
                yield break;
            }
            validate.Succeed();
        }
        var promote = run.WaitForApproval("app-release", "promote");
        var asked = lanes.Now;
        while (promote.Status == "waiting")
        {
            yield return null;
            if (lanes.ApprovedAfter is { } patience && lanes.Now - asked >= patience)
            {
                run.Decide(lanes.Reviewer, approved: end != ReleaseEnd.Rejected, lanes.Comment);
            }
        }
        if (run.Status == "completed")
        {
            yield break;
        }
        promote.Step("promote-assets");
        yield return null;
        switch (end)
        {
            case ReleaseEnd.WorkflowFilesDiffer:
                Fail(promote, $"Error: Could not create the release {tag} in {lanes.Repository.FullName}: HTTP 403, Resource not accessible by integration. GitHub refused it to this token.");
                yield break;
            case ReleaseEnd.PromotionFails:
                Promoted.HalfDone(lanes.Repository, tag, sha);
                Fail(promote, "Error: the connection was lost");
                yield break;
            case not ReleaseEnd.NothingPublished:
                Promoted.Publish(lanes.Repository, tag, sha);
                break;
        }
        promote.Succeed();
        run.Complete("success");
    }

    private void Fail(SandboxJob job, string log)
    {
        job.Log(log).Complete("failure");
        run.Complete("failure");
    }
}
