using System.Text.Json;
using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>The required checks of classic branch protection.</summary>
public sealed record ClassicChecks(bool Strict, IReadOnlyList<RequiredCheck> Checks);

/// <summary>A rule that holds for a branch, and whose it is.</summary>
/// <param name="RulesetId">GitHub's number.</param>
/// <param name="IsRepositorys">False: it is the organisation's or the enterprise's, and cannot be changed here.</param>
public sealed record CheckRuleSource(
    long RulesetId,
    bool IsRepositorys,
    string Source,
    IReadOnlyList<RequiredCheck> Checks
);

/// <summary>
/// Where a branch's required checks are written, for reading and correcting. What GitHub says beside them is sent back
/// as it came.
/// </summary>
public sealed class CheckRulesClient
{
    private readonly ApiHttp api;

    internal CheckRulesClient(ApiHttp api) => this.api = api;

    // the members that an update takes: the others are GitHub's own
    private static readonly string[] Sent = ["name", "target", "enforcement", "bypass_actors", "conditions", "rules"];

    /// <summary>Null where classic protection requires no check.</summary>
    public async Task<ClassicChecks?> GetClassicAsync(
        RepositoryName repository,
        string branch,
        CancellationToken cancellation
    )
    {
        var found = await api.GetAsync(
            $"read the required checks of {branch} of {repository}",
            ClassicPath(repository, branch),
            GitHubTrainJson.Default.RequiredChecksAnswer,
            cancellation
        );
        return found is null
            ? null
            : new ClassicChecks(
                found.Strict,
                found.Checks is { } checks
                    ?
                    [
                        .. checks.Select(check => new RequiredCheck(
                            check.Context,
                            check.AppId is > 0 ? check.AppId : null
                        )),
                    ]
                    : [.. (found.Contexts ?? []).Select(context => new RequiredCheck(context))]
            );
    }

    /// <summary>Every rule of a ruleset in effect that requires checks.</summary>
    public async Task<IReadOnlyList<CheckRuleSource>> ListRulesAsync(
        RepositoryName repository,
        string branch,
        CancellationToken cancellation
    )
    {
        var rules = await api.ListAsync(
            $"read the rules of {branch} of {repository}",
            $"/repos/{repository}/rules/branches/{UrlPath.Escape(branch)}?per_page=100",
            CheckRulesJson.Default.ListCheckRuleAnswer,
            page => page,
            cancellation
        );
        return
        [
            .. (rules ?? [])
                .Where(rule => rule.Type == "required_status_checks")
                .Select(rule => new CheckRuleSource(
                    rule.RulesetId,
                    rule.RulesetSourceType is null or "Repository",
                    rule.RulesetSource ?? repository.ToString(),
                    [
                        .. (rule.Parameters?.RequiredStatusChecks ?? []).Select(check => new RequiredCheck(
                            check.Context,
                            check.IntegrationId is > 0 ? check.IntegrationId : null
                        )),
                    ]
                )),
        ];
    }

    /// <summary>A ruleset as GitHub shows it; null where there is none of that number.</summary>
    public Task<JsonObject?> GetRulesetAsync(RepositoryName repository, long id, CancellationToken cancellation) =>
        api.GetAsync(
            $"read the ruleset {id} of {repository}",
            RulesetPath(repository, id),
            CheckRulesJson.Default.JsonObject,
            cancellation
        );

    public Task UpdateClassicAsync(
        RepositoryName repository,
        string branch,
        ClassicChecks checks,
        CancellationToken cancellation
    )
    {
        var body = new JsonObject
        {
            ["strict"] = checks.Strict,
            // left out, the app would be guessed anew; -1 keeps "any app"
            ["checks"] = new JsonArray([
                .. checks.Checks.Select(check => new JsonObject
                {
                    ["context"] = check.Context,
                    ["app_id"] = check.AppId ?? -1,
                }),
            ]),
        };
        return WriteAsync(
            $"update the required checks of {branch} of {repository}",
            HttpMethod.Patch,
            ClassicPath(repository, branch),
            body,
            cancellation
        );
    }

    /// <param name="ruleset">What <see cref="GetRulesetAsync"/> gave, changed.</param>
    public Task UpdateRulesetAsync(
        RepositoryName repository,
        long id,
        JsonObject ruleset,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(ruleset);
        var body = new JsonObject(
            Sent.Where(ruleset.ContainsKey).Select(name => KeyValuePair.Create(name, ruleset[name]?.DeepClone()))
        );
        return WriteAsync(
            $"update the ruleset {id} of {repository}",
            HttpMethod.Put,
            RulesetPath(repository, id),
            body,
            cancellation
        );
    }

    // an answer that was lost is found out by the look that follows every correction
    private async Task WriteAsync(
        string what,
        HttpMethod method,
        string path,
        JsonObject body,
        CancellationToken cancellation
    ) =>
        await api.WriteAsync(
            what,
            method,
            path,
            JsonSerializer.SerializeToUtf8Bytes(body, CheckRulesJson.Default.JsonObject),
            cancellation
        );

    private static string ClassicPath(RepositoryName repository, string branch) =>
        $"/repos/{repository}/branches/{UrlPath.Escape(branch)}/protection/required_status_checks";

    private static string RulesetPath(RepositoryName repository, long id) => $"/repos/{repository}/rulesets/{id}";
}
