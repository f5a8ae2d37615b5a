using System.Security.Cryptography;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.PromoteAssets;

/// <summary>
/// This run's word that a draft is its own to take bytes out of. Two runs that replace would take away what the other
/// has sent, so each writes its claim into the draft's text and waits before it looks again: whoever wrote last goes
/// on, whoever finds another's claim stops; it is looked for before each removal and each try of an upload. A claim of
/// a run that died is simply written over.
/// </summary>
/// <param name="id">16 hex digits that no other run has.</param>
internal sealed class DraftClaim(string id)
{
    /// <summary>How long it takes until whoever wrote a claim at the same time must have seen ours.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public string Id => id;

    /// <summary>It was written into a draft.</summary>
    public bool IsMade { get; private set; }

    public static DraftClaim New() => new(RandomNumberGenerator.GetHexString(16, lowercase: true));

    public void Made() => IsMade = true;

    /// <summary>Nobody else's claim stands in the draft.</summary>
    public bool IsFree(Release draft) => ReleaseBody.ClaimOf(draft.Body) is not { } found || found == id;

    /// <summary>It is a draft still, and of several runs that replace this is the one that goes on.</summary>
    public bool MayChange(Release? release) => release is { Draft: true } && IsFree(release);

    public bool IsIn(Release draft) => ReleaseBody.ClaimOf(draft.Body) == id;
}
