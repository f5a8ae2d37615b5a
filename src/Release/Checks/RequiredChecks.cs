using System.Net;
using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;

namespace MsReleaseActions.ReleaseTrain.Checks;

/// <summary>
/// Compares the required checks of the branch with what its workflow files report, and corrects them.
/// </summary>
public sealed class RequiredChecks(ReleaseServices services)
{
    /// <summary>Reads and compares; writes nothing.</summary>
    /// <exception cref="ActionFailure">There is no such branch, or the token may not see its protection.</exception>
    public async Task<ChecksReport> ReadAsync(CancellationToken cancellation)
    {
        var (repository, branch) = (services.Repository, services.Settings.Branch);
        var sources =
            await new BranchWorkflows(services).ReadAsync(cancellation)
            ?? throw new ActionFailure(
                ExitCode.BadInput,
                $"{repository} has no branch {branch}",
                "",
                "Set `branch` in ms-release.json"
            );
        var places = new List<CheckPlace>();
        if (await ClassicAsync(cancellation) is { } classic)
        {
            places.Add(new CheckPlace(null, IsOurs: true, repository.ToString(), classic.Checks));
        }
        places.AddRange(
            (await services.Operator.CheckRules.ListRulesAsync(repository, branch, cancellation)).Select(
                rule => new CheckPlace(rule.RulesetId, rule.IsRepositorys, rule.Source, rule.Checks)
            )
        );
        return CheckComparison.Of(
            places,
            services.Settings.RequiredChecks,
            ProducedChecks.Of(sources),
            await ForeignAsync(cancellation)
        );
    }

    /// <summary>
    /// Writes the corrections, one by one; each is looked at anew before it is written, and afterwards.
    /// </summary>
    /// <returns>What was written; empty where somebody else had done it meanwhile.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(ChecksReport report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        var written = new List<string>();
        foreach (var correction in report.Corrections)
        {
            if (await IsDoneAsync(correction, cancellation))
            {
                continue;
            }
            await services.WriteAsync(
                StepId.Preflight,
                correction.Text,
                () =>
                    Writes.DoAsync(
                        services.Time,
                        async token =>
                        {
                            await WriteAsync(correction, token);
                            return correction;
                        },
                        async token => await IsDoneAsync(correction, token) ? correction : null,
                        cancellation
                    )
            );
            written.Add(correction.Text);
        }
        return written;
    }

    private async Task<ClassicChecks?> ClassicAsync(CancellationToken cancellation)
    {
        try
        {
            return await services.Operator.CheckRules.GetClassicAsync(
                services.Repository,
                services.Settings.Branch,
                cancellation
            );
        }
        catch (GitHubFailure failure) when (failure.Status == HttpStatusCode.Forbidden)
        {
            throw new ActionFailure(
                ExitCode.GitHub,
                $"The protection of {services.Settings.Branch} is not to be seen: {failure.Message}",
                "GitHub shows it to administrators only",
                "Use an administrator's token"
            );
        }
    }

    // what a bot reported on the branch's newest commit it reports on pull requests, too
    private async Task<IReadOnlySet<string>> ForeignAsync(CancellationToken cancellation)
    {
        var runs = await services.GitHub.Checks.ListRunsAsync(
            services.Repository,
            services.Settings.Branch,
            cancellation
        );
        var statuses = await services.GitHub.Checks.ListStatusesAsync(
            services.Repository,
            services.Settings.Branch,
            cancellation
        );
        return runs.Where(run => run.App is { } app && app.Id != CheckComparison.ActionsApp)
            .Select(run => run.Name)
            .Concat(statuses.Select(status => status.Context))
            .ToHashSet(StringComparer.Ordinal);
    }

    private async Task<bool> IsDoneAsync(CheckCorrection correction, CancellationToken cancellation)
    {
        var names = correction.RulesetId is { } id
            ? ChecksIn(await RulesetAsync(id, cancellation)).Select(check => check["context"]!.GetValue<string>())
            : (await ClassicAsync(cancellation))?.Checks.Select(check => check.Context) ?? [];
        return names.ToHashSet(StringComparer.Ordinal).SetEquals(correction.Keep.Select(check => check.Context));
    }

    private async Task WriteAsync(CheckCorrection correction, CancellationToken cancellation)
    {
        if (correction.RulesetId is not { } id)
        {
            var classic =
                await ClassicAsync(cancellation)
                ?? throw ActionFailure.No(
                    $"The protection of {services.Settings.Branch} was taken away meanwhile",
                    "",
                    "Run the command again"
                );
            await services.Operator.CheckRules.UpdateClassicAsync(
                services.Repository,
                services.Settings.Branch,
                classic with
                {
                    Checks = correction.Keep,
                },
                cancellation
            );
            return;
        }
        var ruleset = await RulesetAsync(id, cancellation);
        var kept = correction.Keep.Select(check => check.Context).ToList();
        var list =
            ListIn(ruleset)
            ?? throw ActionFailure.No($"The ruleset {id} requires no checks any more", "", "Run the command again");
        foreach (
            var check in ChecksIn(ruleset).Where(check => !kept.Contains(check["context"]!.GetValue<string>())).ToList()
        )
        {
            list.Remove(check);
        }
        var known = ChecksIn(ruleset).Select(check => check["context"]!.GetValue<string>()).ToList();
        foreach (var name in kept.Except(known))
        {
            list.Add((JsonNode)new JsonObject { ["context"] = name });
        }
        await services.Operator.CheckRules.UpdateRulesetAsync(services.Repository, id, ruleset, cancellation);
    }

    private async Task<JsonObject> RulesetAsync(long id, CancellationToken cancellation) =>
        await services.Operator.CheckRules.GetRulesetAsync(services.Repository, id, cancellation)
        ?? throw ActionFailure.No($"The ruleset {id} was taken away meanwhile", "", "Run the command again");

    private static JsonArray? ListIn(JsonObject ruleset) =>
        ruleset["rules"]
            ?.AsArray()
            .FirstOrDefault(rule => rule?["type"]?.GetValue<string>() == "required_status_checks")
            ?["parameters"]?["required_status_checks"]?.AsArray();

    private static IEnumerable<JsonObject> ChecksIn(JsonObject ruleset) => (ListIn(ruleset) ?? []).OfType<JsonObject>();
}
