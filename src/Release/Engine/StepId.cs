namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>
/// The stations of a release, in their order. The names are those of the plan file and of <c>--json</c>, in lower case.
/// </summary>
public enum StepId
{
    /// <summary>Token, environments, checks and workflow files are what a release needs.</summary>
    Preflight,

    /// <summary>The commit to release, green.</summary>
    Pick,

    /// <summary>Tag and version.</summary>
    Propose,

    /// <summary>The operator typed the tag.</summary>
    Confirm,

    /// <summary>
    /// The pull request that prepares the release: of an app, the version in the version files; of content, its spec.
    /// </summary>
    Bump,

    /// <summary>That pull request, merged.</summary>
    Merge,

    /// <summary>The commit that the merge produced, with every required check green: <c>source_sha</c>.</summary>
    Source,

    /// <summary>The one heavy build, sealed as <c>rc-&lt;source_sha&gt;</c>; of content, each producer's.</summary>
    Candidate,

    /// <summary>The promotion, dispatched, and its candidate verified.</summary>
    Release,

    /// <summary>A person said yes.</summary>
    Approval,

    /// <summary>The release is visible to everybody.</summary>
    Published,

    /// <summary>What is published is the candidate, byte for byte.</summary>
    Verified,
}
