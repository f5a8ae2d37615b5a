using MsReleaseActions.GitHub.Transfer;

namespace MsReleaseActions.PromoteAssets;

/// <summary>Everything that will be done, decided before any of it is.</summary>
/// <param name="Release">The release to work on; null where it is to be created.</param>
/// <param name="Assets">Every final asset, in the order of their names.</param>
/// <param name="Writes">Every write, in order; of the sent assets, <c>checksums.txt</c> is the last.</param>
/// <param name="Conflicts">Why nothing may be written; empty when it may.</param>
internal sealed record PromotePlan(
    TargetRelease? Release,
    IReadOnlyList<PlannedAsset> Assets,
    IReadOnlyList<PlannedWrite> Writes,
    IReadOnlyList<string> Conflicts
)
{
    public bool IsPublished => Release is { Release.Draft: false };

    /// <summary>Whether assets are why nothing may be written: their bytes differ, or others stand there.</summary>
    public bool IsAboutAssets { get; init; }

    /// <param name="claim">Of this run.</param>
    /// <param name="written">The text that this run gave the draft; null where it gave none yet.</param>
    public static PromotePlan Of(
        PromoteInputs inputs,
        PromoteSource source,
        PromoteTarget target,
        DraftClaim claim,
        string? written
    )
    {
        var choice = ReleaseChoice.Of(target.OnTag, inputs.Tag.Text);
        var latest = LatestChoice.Of(inputs, target.Versions);
        var assets =
            source.Files is { } files && choice.Conflict is null
                ? AssetPlan.Of(inputs, files.With(Later(inputs, target, choice.Release)), target, choice.Release)
                : AssetPlan.Empty;
        List<string> conflicts =
        [
            .. source.Conflicts,
            .. choice.Conflict is { } several ? [several] : ReleaseConflicts(inputs, target, choice.Release),
            .. PublishedWords.WhyNot(inputs, choice.Release, written),
            .. TagConflicts(target, choice.Release),
            .. ClaimConflicts(inputs, choice.Release, claim),
            .. latest.Conflict is { } older && choice.Release is not { Release.Draft: false }
                ? [older]
                : Array.Empty<string>(),
            .. assets.Conflicts,
        ];
        return new PromotePlan(
            choice.Release,
            assets.Assets,
            conflicts.Count > 0 ? [] : WritesOf(inputs, target, choice, assets, latest, claim, written),
            conflicts
        )
        {
            IsAboutAssets = assets.Conflicts.Count > 0,
        };
    }

    // nothing of a rehearsal is sent, so nobody opens them
    private static IReadOnlyList<AssetSource> Later(PromoteInputs inputs, PromoteTarget target, TargetRelease? found) =>
        [
            .. from asset in found?.Assets ?? []
            where asset.IsWhole && inputs.Later.Contains(asset.Name, StringComparer.Ordinal)
            let hash = target.HashOf(asset)
            where hash is not null
            select new AssetSource(
                asset.Name,
                asset.Size,
                hash,
                AssetSource.Binary,
                _ => throw new NotSupportedException()
            ),
        ];

    private static IEnumerable<string> ReleaseConflicts(
        PromoteInputs inputs,
        PromoteTarget target,
        TargetRelease? found
    )
    {
        if (found is null)
        {
            yield break;
        }
        var release = found.Release;
        if (inputs.Adopts == Adopt.Ours && !ReleaseBody.IsOurs(release.Body))
        {
            yield return release.Draft
                ? $"the draft {release.Id} of {inputs.Tag} was not made by this action, and adopt is ours"
                : $"the release {release.Id} of {inputs.Tag} was not made by this action, and adopt is ours";
        }
        if (inputs.OnExisting == OnExisting.Fail && !found.IsOwn)
        {
            yield return $"{inputs.Tag} has a release already ({release.Id}, "
                + $"{(release.Draft ? "draft" : "published")}), and on-existing is fail";
        }
        if (!release.Draft && inputs.IsPrereleaseGiven && release.Prerelease != inputs.IsPrerelease)
        {
            yield return $"the release {inputs.Tag} of {target.Repository} is published "
                + $"{(release.Prerelease ? "as" : "not as")} a prerelease";
        }
    }

    private static IEnumerable<string> TagConflicts(PromoteTarget target, TargetRelease? found)
    {
        if (target.Commit.Sha is not { } commit)
        {
            yield return $"{target.Repository} has no commit '{target.Commit.Name}'";
        }
        else if (target.TagCommit is { } tagged && tagged != commit)
        {
            yield return $"the tag exists at {tagged}, and the release is to be at {commit}";
        }
        else if (target.TagCommit is null && found is { Release.Draft: false })
        {
            yield return $"the release {found.Release.TagName} is published, and its tag is gone";
        }
    }

    private static IEnumerable<string> ClaimConflicts(PromoteInputs inputs, TargetRelease? found, DraftClaim claim)
    {
        if (claim.IsMade && found is { Release.Draft: true } && !claim.IsIn(found.Release))
        {
            yield return $"another run has taken over the draft {found.Release.Id} of {inputs.Tag} while this one was "
                + "replacing its assets, or somebody edited its text";
        }
    }

    private static List<PlannedWrite> WritesOf(
        PromoteInputs inputs,
        PromoteTarget target,
        ReleaseChoice choice,
        AssetPlan assets,
        LatestChoice latest,
        DraftClaim claim,
        string? written
    )
    {
        List<PlannedWrite> writes =
        [
            .. choice.Leftovers.Select(draft => new PlannedWrite.RemoveDraft(draft.Release.Id)),
        ];
        if (choice.Release is { Release.Draft: false })
        {
            return writes;
        }
        if (choice.Release is null)
        {
            writes.Add(
                new PlannedWrite.CreateDraft(
                    inputs.Tag.Text,
                    target.Commit.Sha!,
                    inputs.Title ?? inputs.Tag.Text,
                    inputs.IsPrerelease
                )
            );
        }
        else if (
            DraftUpdate.Of(inputs, target.Commit.Sha!, choice.Release.Release, assets, claim, written) is { } update
        )
        {
            writes.Add(update);
        }
        writes.AddRange(assets.Removals);
        writes.AddRange(
            assets
                .Assets.Where(asset => asset.Step is not AssetStep.Keep)
                .OrderBy(asset => asset.File.Origin == FileOrigin.Made)
                .Select(asset => new PlannedWrite.SendAsset(asset))
        );
        if (inputs.Publish)
        {
            writes.Add(new PlannedWrite.PublishDraft(latest.Value));
        }
        return writes;
    }
}
