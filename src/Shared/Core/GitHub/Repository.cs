namespace MsReleaseActions.Core.GitHub;

/// <summary>A repository.</summary>
public sealed record Repository(long Id, string FullName, string DefaultBranch, bool Private)
{
    /// <summary>Its page.</summary>
    public string HtmlUrl { get; init; } = "";

    /// <summary>What the token may do here; null when the server does not say (no token, or some app tokens).</summary>
    public RepositoryPermissions? Permissions { get; init; }

    /// <summary>Whether pull requests may be merged with a merge commit; null where the token may not know.</summary>
    public bool? AllowMergeCommit { get; init; }

    public bool? AllowRebaseMerge { get; init; }

    public bool? AllowSquashMerge { get; init; }
}

/// <summary>The token's rights on a repository.</summary>
public sealed record RepositoryPermissions(bool Admin, bool Push, bool Pull);

/// <summary>A git reference and what it points at.</summary>
public sealed record Reference(string Ref, GitObject Object);

/// <summary>A git object; <paramref name="Type"/> is <c>commit</c>, <c>tag</c>, <c>tree</c> or <c>blob</c>.</summary>
public sealed record GitObject(string Type, string Sha);

/// <summary>An annotated tag: <paramref name="Object"/> is what it was put on.</summary>
public sealed record GitTag(string Sha, GitObject Object);

/// <summary>A commit, found by any name of it.</summary>
public sealed record Commit(string Sha);

/// <summary>
/// Two commits compared. <paramref name="Status"/> is <c>ahead</c>, <c>behind</c>, <c>identical</c> or <c>diverged</c>:
/// the head seen from the base.
/// </summary>
public sealed record CommitComparison(string Status, int AheadBy, int BehindBy);

/// <summary>A deployment environment.</summary>
public sealed record DeploymentEnvironment(string Name, string HtmlUrl)
{
    public IReadOnlyList<EnvironmentProtectionRule> ProtectionRules { get; init; } = [];

    /// <summary>Which branches may use it; null: all.</summary>
    public DeploymentBranchPolicy? DeploymentBranchPolicy { get; init; }

    /// <summary>Administrators may go on without an approval; null: GitHub does not say.</summary>
    public bool? CanAdminsBypass { get; init; }

    /// <summary>
    /// In which ways the approval protects less than it seems to, as clauses; empty where it protects against all of
    /// them.
    /// </summary>
    public IEnumerable<string> Weaknesses()
    {
        if (DeploymentBranchPolicy is null)
        {
            yield return "the workflow file of any branch can ask for its approval (limit it to the default branch)";
        }
        if (!ProtectionRules.Any(rule => rule is { Type: "required_reviewers", PreventSelfReview: true }))
        {
            yield return "who dispatched may approve (tick 'Prevent self-review')";
        }
        if (CanAdminsBypass == true)
        {
            yield return "administrators may go on without an approval (untick 'Allow administrators to bypass')";
        }
    }

    /// <summary>Somebody must approve: a rule of type <c>required_reviewers</c> that names at least one.</summary>
    public bool RequiresReview =>
        ProtectionRules.Any(rule => rule is { Type: "required_reviewers", Reviewers.Count: > 0 });
}

/// <summary>A rule of an environment: <c>required_reviewers</c>, <c>wait_timer</c> or <c>branch_policy</c>.</summary>
public sealed record EnvironmentProtectionRule(string Type)
{
    public IReadOnlyList<Reviewer> Reviewers { get; init; } = [];

    /// <summary>Who started the run may not approve it.</summary>
    public bool PreventSelfReview { get; init; }
}

/// <summary>Which branches may use an environment: protected ones, or those that patterns of its own name.</summary>
public sealed record DeploymentBranchPolicy(bool ProtectedBranches, bool CustomBranchPolicies);

/// <summary>A user or team that may approve.</summary>
public sealed record Reviewer(string Type)
{
    [System.Text.Json.Serialization.JsonPropertyName("reviewer")]
    public Account? Account { get; init; }
}

/// <summary>A user (with a login) or a team (with a name and slug).</summary>
public sealed record Account
{
    public string? Login { get; init; }

    public string? Name { get; init; }

    public string? Slug { get; init; }

    public string Shown => Login ?? Name ?? Slug ?? "?";
}
