using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.PromoteAssets;

/// <summary>What a draft that is there has to be told.</summary>
internal static class DraftUpdate
{
    /// <summary>Null where it is as it should be.</summary>
    /// <param name="commit">Where the tag will be.</param>
    /// <param name="assets">Of them, those that are taken away.</param>
    /// <param name="claim">Of this run.</param>
    /// <param name="written">The text that this run gave the draft; null where it gave none yet.</param>
    public static PlannedWrite.UpdateDraft? Of(
        PromoteInputs inputs,
        string commit,
        Release draft,
        AssetPlan assets,
        DraftClaim claim,
        string? written
    )
    {
        var change = new ReleaseUpdate
        {
            TargetCommitish = draft.TargetCommitish == commit ? null : commit,
            Name = inputs.Title is { } name && name != draft.Name ? name : null,
            Prerelease = draft.Prerelease == inputs.IsPrerelease ? null : inputs.IsPrerelease,
        };
        // marks can be written by anybody: of what is to be ours, every word is
        var withNotes =
            inputs.Adopts == Adopt.Ours
                ? ReleaseBody.WithoutClaim(draft.Body) != written
                : inputs.Notes is { } notes && !ReleaseBody.IsMadeFrom(draft.Body, notes, inputs.GenerateNotes);
        var withClaim =
            !claim.IsFree(draft) || (!claim.IsIn(draft) && assets.Removals.Any(removal => removal.Asset.IsWhole));
        return change == new ReleaseUpdate() && !withNotes && !withClaim
            ? null
            : new PlannedWrite.UpdateDraft(draft.Id, change, withNotes, withClaim);
    }
}
