namespace MsReleaseActions.Server.State;

/// <summary>A check that must hold.</summary>
/// <param name="Context">Its name.</param>
/// <param name="AppId">The app it must come from, or null for any.</param>
public sealed record RequiredCheck(string Context, long? AppId = null);

/// <summary>Which checks must hold.</summary>
/// <param name="Strict">Whether the head must be up to date with its base.</param>
/// <param name="Required">The checks.</param>
public sealed record CheckPolicy(bool Strict, IReadOnlyList<RequiredCheck> Required);

/// <summary>What reviews a pull request needs.</summary>
/// <param name="Approvals">How many approvals.</param>
/// <param name="DismissStale">Whether a push takes approvals back.</param>
/// <param name="CodeOwners">Shown, and enforced nowhere: the sandbox has no code owners.</param>
/// <param name="LastPush">Shown, and enforced nowhere: the sandbox does not keep who pushed.</param>
public sealed record ReviewPolicy(
    int Approvals = 1,
    bool DismissStale = false,
    bool CodeOwners = false,
    bool LastPush = false
);

/// <summary>Classic protection of one branch.</summary>
public sealed record SandboxProtection
{
    /// <summary>Required checks, or null.</summary>
    public CheckPolicy? Checks { get; init; }

    /// <summary>Required reviews, or null.</summary>
    public ReviewPolicy? Reviews { get; init; }

    /// <summary>Whether administrators are held to it too.</summary>
    public bool EnforceAdmins { get; init; }

    /// <summary>Who alone may push, or null for everybody who may write.</summary>
    public IReadOnlyList<string>? PushUsers { get; init; }

    /// <summary>Whether merge commits are kept out.</summary>
    public bool LinearHistory { get; init; }

    /// <summary>Whether commits must be signed; no commit of the sandbox is.</summary>
    public bool Signatures { get; init; }

    /// <summary>Whether history may be rewritten.</summary>
    public bool AllowForcePushes { get; init; }

    /// <summary>Whether the branch may be deleted.</summary>
    public bool AllowDeletions { get; init; }

    /// <summary>Whether <see cref="PushUsers"/> also holds for new branches.</summary>
    public bool BlockCreations { get; init; }

    /// <summary>Whether conversations must be resolved; the sandbox has none.</summary>
    public bool ConversationResolution { get; init; }

    /// <summary>Whether nobody may push.</summary>
    public bool Lock { get; init; }

    /// <summary>Whether a locked branch may follow its fork's parent.</summary>
    public bool AllowForkSyncing { get; init; }

    internal MsReleaseActions.Server.State.BranchRules Rules(bool relaxed) =>
        relaxed
            ? new()
            {
                NoDeletion = !AllowDeletions,
                NoForce = !AllowForcePushes,
                NoUpdate = Lock,
            }
            : new()
            {
                RequiredChecks = [.. Checks?.Required.Select(c => c.Context) ?? []],
                UpToDate = Checks?.Strict == true,
                ChecksSpareCreation = true,
                Approvals = Reviews?.Approvals,
                NoDeletion = !AllowDeletions,
                NoForce = !AllowForcePushes,
                NoUpdate = Lock,
                Linear = LinearHistory,
                Signatures = Signatures,
            };
}
