namespace MsReleaseActions.Server.State;

/// <summary>
/// Branch protection and rulesets of one repository, without HTTP. Both are enforced where the API moves a ref or
/// merges.
/// </summary>
public sealed class RepositoryProtection
{
    private readonly SandboxRepository repository;
    private readonly Dictionary<string, SandboxProtection> branches = new(StringComparer.Ordinal);
    private readonly List<SandboxRuleset> rulesets = [];

    internal RepositoryProtection(SandboxRepository repository)
    {
        this.repository = repository;
        repository.RefGuards.Add(Refuses);
    }

    /// <summary>Every ruleset.</summary>
    public IReadOnlyList<SandboxRuleset> Rulesets => rulesets;

    /// <summary>Classic protection of a branch; null takes it away.</summary>
    public SandboxProtection? this[string branch]
    {
        get => branches.GetValueOrDefault(branch);
        set =>
            repository.Sandbox.Change(() =>
                value is null
                    ? branches.Remove(branch)
                    : branches.TryAdd(branch, value) || (branches[branch] = value) is not null
            );
    }

    /// <summary>Adds a ruleset, or puts it in place of the one with the same number.</summary>
    public SandboxRuleset Put(SandboxRuleset ruleset) =>
        repository.Sandbox.Change(() =>
        {
            var at = rulesets.FindIndex(r => r.Id == ruleset.Id);
            if (at < 0)
            {
                rulesets.Add(ruleset);
            }
            else
            {
                rulesets[at] = ruleset;
            }

            return ruleset;
        });

    /// <summary>Takes a ruleset away.</summary>
    public bool Remove(long id) => repository.Sandbox.Change(() => rulesets.RemoveAll(r => r.Id == id) > 0);

    /// <summary>The active rulesets that mean a ref.</summary>
    internal IEnumerable<SandboxRuleset> For(string reference) =>
        rulesets.Where(r => r.Covers(reference, repository.DefaultBranch));

    /// <summary>Why GitHub would not merge this now, or null.</summary>
    internal string? MergeProblem(SandboxPull pull, string method, SandboxToken? by) =>
        Sources("refs/heads/" + pull.BaseRef, by, merging: true)
            .Select(rules => rules.Merge(repository, pull, method))
            .FirstOrDefault(problem => problem is not null);

    /// <summary>
    /// Why a tag may not come to be, move or go: every rule that is broken; null where it may. A name that an immutable
    /// release has had, or has, is nobody's to give, whoever may bypass rulesets.
    /// </summary>
    internal string? TagProblem(RefChange change)
    {
        var broken = (
            repository.Releases.IsLocked(change.Ref["refs/tags/".Length..])
                ? (TagRules[])[TagRules.OfImmutableRelease]
                : []
        )
            .Concat(
                For(change.Ref)
                    .Where(ruleset => !ruleset.Spares(change.By, repository, merging: false))
                    .Select(ruleset => ruleset.DemandsOfTag())
            )
            .SelectMany(rules => rules.Broken(repository, change))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return broken.Count == 0 ? null : $"Repository rule violations found\n\n{string.Join("\n\n", broken)}";
    }

    private string? Refuses(RefChange change)
    {
        if (change.Ref.StartsWith("refs/tags/", StringComparison.Ordinal))
        {
            return TagProblem(change);
        }
        if (
            change.Ref.StartsWith("refs/heads/", StringComparison.Ordinal)
            && this[change.Ref["refs/heads/".Length..]] is { PushUsers: { } allowed } protection
            && !allowed.Contains(change.By?.User.Login ?? "", StringComparer.OrdinalIgnoreCase)
            && !IsRelaxed(protection, change.By)
        )
        {
            return "You're not authorized to push to this branch.";
        }

        return Sources(change.Ref, change.By, merging: false)
            .Select(rules => rules.Push(repository, change))
            .FirstOrDefault(problem => problem is not null);
    }

    private IEnumerable<BranchRules> Sources(string reference, SandboxToken? by, bool merging)
    {
        if (
            reference.StartsWith("refs/heads/", StringComparison.Ordinal)
            && this[reference["refs/heads/".Length..]] is { } protection
        )
        {
            yield return protection.Rules(IsRelaxed(protection, by));
        }

        foreach (var ruleset in For(reference).Where(r => !r.Spares(by, repository, merging)))
        {
            yield return ruleset.Demands();
        }
    }

    private bool IsRelaxed(SandboxProtection protection, SandboxToken? by) =>
        !protection.EnforceAdmins && by?.For(Permission.Administration, repository) == Access.Write;
}
