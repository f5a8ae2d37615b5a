using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>What a workflow is there for. The three are never mixed.</summary>
public enum Lane
{
    /// <summary>Fast checks of every push and pull request; also whatever is neither of the others.</summary>
    Verify,

    /// <summary>The one heavy build of a commit.</summary>
    Candidate,

    /// <summary>Publishes candidates' bytes, one's or several put together, and builds nothing.</summary>
    Promote,
}

/// <summary>Which lane a workflow is in, and how that was seen.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Because">What it was recognised by, as a clause: <c>it uses promote-assets</c>.</param>
public sealed record RecognisedLane(Lane Lane, string Because)
{
    /// <summary>What a file does decides, then its name.</summary>
    public static RecognisedLane Of(WorkflowFile file)
    {
        var actions = file
            .Jobs.SelectMany(job => job.Steps)
            .Select(step => OurAction.Of(step)?.Id)
            .ToHashSet(StringComparer.Ordinal);
        var name = System.IO.Path.GetFileNameWithoutExtension(file.Path);
        return actions.Contains("promote-assets") ? new RecognisedLane(Lane.Promote, "it uses promote-assets")
            : actions.Contains("publish-candidate") ? new RecognisedLane(Lane.Candidate, "it uses publish-candidate")
            : actions.Contains("verify-release")
                ? new RecognisedLane(Lane.Verify, "it uses verify-release, which only looks")
            : name is "release" or "promote" or "publish" ? new RecognisedLane(Lane.Promote, $"it is named {name}")
            : name is "candidate" || name.StartsWith("candidate-", StringComparison.Ordinal)
                ? new RecognisedLane(Lane.Candidate, $"it is named {name}")
            : new RecognisedLane(Lane.Verify, "it is neither a candidate nor a release");
    }
}
