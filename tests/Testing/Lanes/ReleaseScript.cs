using MsReleaseActions.Server.State;

namespace MsReleaseActions.Testing.Lanes;

/// <summary>One attempt of a promotion: what is verified, the reviewer, promote.</summary>
/// <param name="lanes">Says how it ends.</param>
/// <param name="run">The run.</param>
/// <param name="gate">The job that verifies, and the environment of the one that promotes.</param>
/// <param name="source">The commit whose candidate is promoted; makes that candidate where the promotion itself
/// does.</param>
internal sealed class ReleaseScript(
    ScriptedLanes lanes,
    SandboxRun run,
    (string Verifies, string Environment) gate,
    Func<string> source
)
{
    private const int LooksOfAnother = 10;
    private readonly string tag = run.Inputs["tag"];

    public IEnumerable<object?> Steps()
    {
        var end = lanes.Releases.TryDequeue(out var next) ? next : ReleaseEnd.Published;
        if (end == ReleaseEnd.Superseded)
        {
            run.Supersede();
            yield break;
        }
        var sha = "";
        if (!run.Jobs.Any(job => job.Name == gate.Verifies))
        {
            var validate = run.AddJob(gate.Verifies);
            validate.Step("validate-candidate");
            yield return null;
            sha = source();
            if (end == ReleaseEnd.ValidationFails || Promoted.CandidateOf(lanes.Repository, sha) is null)
            {
                Fail(validate, $"Error: rc-{sha} is not what it should be");
                yield break;
            }
            validate.Succeed();
        }
        var other = end == ReleaseEnd.RejectedWhileOthersWork ? run.AddJob("other") : null;
        var promote = run.WaitForApproval(gate.Environment, "promote");
        var asked = lanes.Now;
        while (promote.Status == "waiting")
        {
            yield return null;
            if (lanes.ApprovedAfter is { } patience && lanes.Now - asked >= patience)
            {
                Decide(promote, end);
            }
        }
        if (other is not null)
        {
            for (var look = 0; look < LooksOfAnother; look++)
            {
                yield return null;
            }
            other.Succeed();
            run.Complete("failure");
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
                Fail(
                    promote,
                    $"Error: Could not create the release {tag} in {lanes.Repository.FullName}: HTTP 403, "
                        + "Resource not accessible by integration. GitHub refused it to this token."
                );
                yield break;
            case ReleaseEnd.TagRefused:
                Promoted.HalfDone(lanes.Repository, tag, sha);
                Fail(
                    promote,
                    $"Error: Could not update release 7 of {lanes.Repository.FullName}: HTTP 422, Validation Failed "
                        + "(pre_receive Repository rule violations found Cannot create ref due to creations being "
                        + "restricted.; Published releases must have a valid tag)."
                );
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

    private void Decide(SandboxJob promote, ReleaseEnd end)
    {
        if (end == ReleaseEnd.PassedOver)
        {
            promote.Start();
            run.Start();
            return;
        }
        var approved = end is not (ReleaseEnd.Rejected or ReleaseEnd.RejectedWhileOthersWork);
        run.Decide(lanes.Reviewer, approved, lanes.Comment);
    }

    private void Fail(SandboxJob job, string log)
    {
        job.Log(log).Complete("failure");
        run.Complete("failure");
    }
}
