using System.Text.Json.Nodes;
using MsReleaseActions.Server.Api.Repositories;
using MsReleaseActions.Server.Api.Users;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Checks;

/// <summary>Check runs as answers show them.</summary>
internal static class CheckJson
{
    public static JsonObject Run(SandboxRepository repository, SandboxCheck check, Origins origins)
    {
        var api = $"{origins.Api}/repos/{repository.FullName}";
        var page = $"{origins.Server}/{repository.FullName}/runs/{check.Id}";
        return new JsonObject
        {
            ["id"] = check.Id,
            ["name"] = check.Name,
            ["node_id"] = $"CR_{check.Id}",
            ["head_sha"] = check.HeadSha,
            ["external_id"] = check.ExternalId,
            ["url"] = $"{api}/check-runs/{check.Id}",
            ["html_url"] = check.DetailsUrl ?? page,
            ["details_url"] = check.DetailsUrl ?? page,
            ["status"] = check.Status,
            ["conclusion"] = check.Conclusion,
            ["started_at"] = check.StartedAt?.Iso(),
            ["completed_at"] = check.CompletedAt?.Iso(),
            ["output"] = new JsonObject
            {
                ["title"] = check.Title,
                ["summary"] = check.Summary,
                ["text"] = check.Text,
                ["annotations_count"] = check.Annotations,
                ["annotations_url"] = $"{api}/check-runs/{check.Id}/annotations",
            },
            ["check_suite"] = new JsonObject { ["id"] = check.SuiteId },
            ["app"] = App(repository, check.App, origins),
            ["pull_requests"] = new JsonArray(),
        };
    }

    public static JsonObject App(SandboxRepository repository, string slug, Origins origins) =>
        new()
        {
            ["id"] = AppId(slug),
            ["slug"] = slug,
            ["node_id"] = $"A_{slug}",
            ["owner"] = UserJson.Simple(repository.Sandbox.User("github"), origins),
            ["name"] = slug == RepositoryChecks.ActionsApp ? "GitHub Actions" : slug,
            ["description"] = "",
            ["external_url"] = $"{origins.Server}/features/actions",
            ["html_url"] = $"{origins.Server}/apps/{slug}",
            ["created_at"] = "2020-01-01T00:00:00Z",
            ["updated_at"] = "2020-01-01T00:00:00Z",
            ["permissions"] = new JsonObject
            {
                ["checks"] = "write",
                ["contents"] = "write",
                ["metadata"] = "read",
            },
            ["events"] = new JsonArray("check_run", "push"),
        };

    /// <summary>GitHub Actions is app 15368 everywhere; others get a number from their name.</summary>
    public static long AppId(string slug) =>
        slug == RepositoryChecks.ActionsApp
            ? SandboxApp.Actions
            : 100_000 + slug.Aggregate(7L, (sum, c) => ((sum * 31) + c) % 800_000);

    public static JsonObject Suite(SandboxRepository repository, IReadOnlyList<SandboxCheck> runs, Origins origins)
    {
        var (first, api) = (runs[0], $"{origins.Api}/repos/{repository.FullName}");
        var latest = runs.GroupBy(r => r.Name, StringComparer.Ordinal).Select(g => g.MaxBy(r => r.Id)!).ToList();
        var done = latest.TrueForAll(r => r.Status == "completed");
        var started = runs.Min(r => r.StartedAt) ?? repository.CreatedAt;
        return new JsonObject
        {
            ["id"] = first.SuiteId,
            ["node_id"] = $"CS_{first.SuiteId}",
            ["head_branch"] = first.Branch,
            ["head_sha"] = first.HeadSha,
            ["status"] = done ? "completed" : latest.Find(r => r.Status != "completed")!.Status,
            ["conclusion"] = done ? Conclusion(latest) : null,
            ["url"] = $"{api}/check-suites/{first.SuiteId}",
            ["before"] = null,
            ["after"] = first.HeadSha,
            ["pull_requests"] = new JsonArray(),
            ["app"] = App(repository, first.App, origins),
            ["repository"] = RepositoryJson.Minimal(repository, origins),
            ["created_at"] = started.Iso(),
            ["updated_at"] = (runs.Max(r => r.CompletedAt) ?? started).Iso(),
            ["head_commit"] = HeadCommit(repository, first.HeadSha),
            ["latest_check_runs_count"] = latest.Count,
            ["check_runs_url"] = $"{api}/check-suites/{first.SuiteId}/check-runs",
        };
    }

    private static string Conclusion(List<SandboxCheck> runs) =>
        (
            (string[])
                [
                    "failure",
                    "timed_out",
                    "startup_failure",
                    "action_required",
                    "cancelled",
                    "stale",
                    "success",
                    "neutral",
                ]
        ).FirstOrDefault(c => runs.Exists(r => r.Conclusion == c)) ?? "skipped";

    private static JsonObject HeadCommit(SandboxRepository repository, string sha)
    {
        var commit = CommitInfo.Read(repository.Git, sha);
        return new JsonObject
        {
            ["id"] = sha,
            ["tree_id"] = commit.Tree,
            ["message"] = commit.Message,
            ["timestamp"] = commit.Committer.When.Iso(),
            ["author"] = new JsonObject { ["name"] = commit.Author.Name, ["email"] = commit.Author.Email },
            ["committer"] = new JsonObject { ["name"] = commit.Committer.Name, ["email"] = commit.Committer.Email },
        };
    }
}
