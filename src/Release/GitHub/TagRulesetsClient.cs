using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>The rulesets of tags, of the repository and of whoever owns it.</summary>
public sealed class TagRulesetsClient
{
    private readonly ApiHttp api;

    internal TagRulesetsClient(ApiHttp api) => this.api = api;

    /// <summary>Those that are enforced. Empty also on a server that has no rulesets.</summary>
    public async Task<IReadOnlyList<TagRuleset>> ListAsync(RepositoryName repository, CancellationToken cancellation)
    {
        var listed =
            await api.ListAsync(
                $"list the rulesets of tags of {repository}",
                $"/repos/{repository}/rulesets?targets=tag&includes_parents=true&per_page=100",
                GitHubTrainJson.Default.ListRulesetBrief,
                page => page,
                cancellation
            ) ?? [];
        var all = new List<TagRuleset>();
        foreach (var brief in listed.Where(brief => brief is { Target: "tag", Enforcement: "active" }))
        {
            var found = await api.GetAsync(
                $"read the ruleset {brief.Name} of {repository}",
                $"/repos/{repository}/rulesets/{brief.Id}?includes_parents=true",
                GitHubTrainJson.Default.TagRuleset,
                cancellation
            );
            all.AddRange(found is null ? [] : [found]);
        }
        return all;
    }
}

internal sealed record RulesetBrief(long Id, string Name, string Enforcement)
{
    public string? Target { get; init; }
}
