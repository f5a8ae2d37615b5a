namespace MsReleaseActions.Server.State;

/// <summary>What one source (classic protection or a ruleset) demands of a ref.</summary>
internal sealed record BranchRules
{
    /// <summary>What a refusal begins with: nothing for classic protection, GitHub's heading for rulesets.</summary>
    public string Heading { get; init; } = "";

    public IReadOnlyList<string> RequiredChecks { get; init; } = [];

    /// <summary>Whether the head must contain the base's newest commit.</summary>
    public bool UpToDate { get; init; }

    /// <summary>Whether new branches need no checks.</summary>
    public bool ChecksSpareCreation { get; init; }

    /// <summary>Approvals that a pull request needs; null: no pull request is needed.</summary>
    public int? Approvals { get; init; }

    public bool NoCreation { get; init; }

    public bool NoUpdate { get; init; }

    public bool NoDeletion { get; init; }

    public bool NoForce { get; init; }

    public bool Linear { get; init; }

    public IReadOnlyList<string>? MergeMethods { get; init; }

    /// <summary>
    /// Whether nothing comes in but through a merge queue. The sandbox has none, so nothing comes in.
    /// </summary>
    public bool Queue { get; init; }

    /// <summary>Whether commits must be signed. No commit of the sandbox is.</summary>
    public bool Signatures { get; init; }

    /// <summary>Why a push may not be, or null.</summary>
    public string? Push(SandboxRepository repository, RefChange change) =>
        (change.Before, change.After) switch
        {
            (_, null) => NoDeletion ? Say("Cannot delete this branch") : null,
            (null, _) => NoCreation ? Say("Cannot create ref due to creations being restricted.")
            : ChecksSpareCreation ? null
            : Content(repository, change),
            _ when NoUpdate => Say("Cannot update this protected ref."),
            _ when NoForce && !GitWrite.IsAncestor(repository, change.Before, change.After) => Say(
                "Cannot force-push to this branch"
            ),
            _ => Content(repository, change),
        };

    /// <summary>Why a pull request may not be merged, or null.</summary>
    public string? Merge(SandboxRepository repository, SandboxPull pull, string method)
    {
        if (NoUpdate)
        {
            return Say("Cannot update this protected ref.");
        }

        if (Unmet() is { } unmet)
        {
            return unmet;
        }

        if ((MergeMethods is { } allowed && !allowed.Contains(method)) || (Linear && method == "merge"))
        {
            return Say(
                Linear && method == "merge"
                    ? "This branch must not contain merge commits."
                    : $"The merge method '{method}' is not allowed on this branch."
            );
        }

        if (Approvals is { } needed)
        {
            var reviews = pull.Verdicts;
            if (reviews.Contains("CHANGES_REQUESTED"))
            {
                return Say("Changes have been requested by reviewers with write access.");
            }

            if (reviews.Count(state => state == "APPROVED") < needed)
            {
                return Say(
                    $"At least {needed} approving review{(needed == 1 ? " is" : "s are")} required by reviewers "
                        + "with write access."
                );
            }
        }

        return
            UpToDate
            && RequiredChecks.Count > 0
            && !GitWrite.IsAncestor(repository, repository.Resolve("refs/heads/" + pull.BaseRef)!, pull.HeadSha)
            ? Say("Head branch is out of date. Update it before merging.")
            : Checks(repository, pull.HeadSha);
    }

    private string? Content(SandboxRepository repository, RefChange change)
    {
        var merges =
            Linear
            && repository
                .Git.History.Range(change.Before, change.After!)
                .Any(sha => repository.Git.History.Commit(sha).Parents.Count > 1);
        return Unmet()
            ?? (
                merges ? Say("This branch must not contain merge commits.")
                : Approvals is not null ? Say("Changes must be made through a pull request.")
                : Checks(repository, change.After!)
            );
    }

    private string? Unmet() =>
        Queue ? Say("Changes must be made through the merge queue.")
        : Signatures ? Say("Commits must have verified signatures.")
        : null;

    private string? Checks(SandboxRepository repository, string sha)
    {
        var open = RequiredChecks
            .Select(name => (Name: name, Holds: repository.Checks.Holds(sha, name)))
            .Where(c => c.Holds != true)
            .ToList();
        return open switch
        {
            [] => null,
            [var (name, holds)] => Say(
                $"Required status check \"{name}\" is {(holds is null ? "expected" : "failing")}."
            ),
            _ => Say(
                $"{open.Count} of {RequiredChecks.Count} required status checks "
                    + $"{(open.TrueForAll(c => c.Holds is null) ? "are expected" : "have not succeeded")}."
            ),
        };
    }

    private string Say(string sentence) => Heading + sentence;
}
