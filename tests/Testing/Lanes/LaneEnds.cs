namespace MsReleaseActions.Testing.Lanes;

/// <summary>How one attempt of a scripted candidate.yml ends.</summary>
public enum CandidateEnd
{
    /// <summary>Every leg builds, the candidate is sealed.</summary>
    Sealed,

    /// <summary>One leg of four fails.</summary>
    LegFails,

    /// <summary>Somebody cancels it while it builds.</summary>
    Cancelled,

    /// <summary>It is cancelled by a newer run of its group before any job began.</summary>
    Superseded,

    /// <summary>It ends green, and sealed nothing.</summary>
    NothingSealed,

    /// <summary>It never ends.</summary>
    Hangs,
}

/// <summary>How one attempt of a scripted release.yml ends.</summary>
public enum ReleaseEnd
{
    /// <summary>Validated, approved, published.</summary>
    Published,

    /// <summary>The ungated job finds something wrong.</summary>
    ValidationFails,

    /// <summary>The reviewer says no.</summary>
    Rejected,

    /// <summary>The reviewer says no, and another job keeps the run going for a while.</summary>
    RejectedWhileOthersWork,

    /// <summary>An administrator lets the job go on: no reviewer said anything.</summary>
    PassedOver,

    /// <summary>The approved job fails half-way: a draft with some files stays.</summary>
    PromotionFails,

    /// <summary>
    /// GitHub refuses the release, because the commit's workflow files are not those of the default branch.
    /// </summary>
    WorkflowFilesDiffer,

    /// <summary>A ruleset refuses the tag.</summary>
    TagRefused,

    /// <summary>Cancelled by a newer run of its group before any job began.</summary>
    Superseded,

    /// <summary>It ends green, and published nothing.</summary>
    NothingPublished,
}
