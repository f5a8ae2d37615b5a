using System.Collections.Concurrent;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.PromoteAssets;

/// <summary>What this run has seen and done so far: true at any moment, also when the run fails.</summary>
internal sealed class PromoteProgress
{
    private readonly ConcurrentDictionary<string, string> sent = new(StringComparer.Ordinal);

    /// <summary>The release as it was last seen; null before there is one.</summary>
    public Release? Release { get; private set; }

    public PromoteSource? Source { get; set; }

    /// <summary>The latest plan.</summary>
    public PromotePlan? Plan { get; private set; }

    /// <summary>The release's text as a dry run would write it; null where it would write none, or knows only a part of
    /// it.</summary>
    public string? PlannedText { get; set; }

    /// <summary>What this run says of a draft whose assets it replaces.</summary>
    public DraftClaim Claim { get; } = DraftClaim.New();

    /// <summary>How often GitHub was asked to publish, and answered that it did.</summary>
    public int PublishTries { get; private set; }

    /// <summary>Where the release stands when the run ends early, a sentence without its full stop.</summary>
    public string Standing =>
        Release is { Draft: false } ? "The release is published"
        : PublishTries > 0 ? "Whether the release is published is not known"
        : HasWritten ? "The release is not published; what was copied is kept in its draft"
        : "Nothing was written";

    /// <summary>Something was written to the release.</summary>
    public bool HasWritten { get; private set; }

    public void Saw(PromotePlan plan)
    {
        Plan = plan;
        Release = plan.Release?.Release ?? Release;
    }

    public void WorksOn(Release release)
    {
        Release = release;
        HasWritten = true;
    }

    public void Publishes(Release release)
    {
        WorksOn(release);
        PublishTries++;
    }

    public void Sent(PlannedAsset asset)
    {
        sent[asset.Name] = asset.How;
        HasWritten = true;
    }

    /// <summary>
    /// <c>copied</c>, <c>added</c> or <c>replaced</c> by this run; null when this run did not send it.
    /// </summary>
    public string? HowSent(string name) => sent.GetValueOrDefault(name);
}
