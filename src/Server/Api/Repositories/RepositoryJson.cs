using System.Text.Json.Nodes;
using MsReleaseActions.Server.Api.Users;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Repositories;

/// <summary>A repository as answers show it.</summary>
public static class RepositoryJson
{
    private static readonly string[] Parts =
    [
        "archive_url=/{archive_format}{/ref}",
        "assignees_url=/assignees{/user}",
        "blobs_url=/git/blobs{/sha}",
        "branches_url=/branches{/branch}",
        "collaborators_url=/collaborators{/collaborator}",
        "comments_url=/comments{/number}",
        "commits_url=/commits{/sha}",
        "compare_url=/compare/{base}...{head}",
        "contents_url=/contents/{+path}",
        "contributors_url=/contributors",
        "deployments_url=/deployments",
        "downloads_url=/downloads",
        "events_url=/events",
        "forks_url=/forks",
        "git_commits_url=/git/commits{/sha}",
        "git_refs_url=/git/refs{/sha}",
        "git_tags_url=/git/tags{/sha}",
        "hooks_url=/hooks",
        "issue_comment_url=/issues/comments{/number}",
        "issue_events_url=/issues/events{/number}",
        "issues_url=/issues{/number}",
        "keys_url=/keys{/key_id}",
        "labels_url=/labels{/name}",
        "languages_url=/languages",
        "merges_url=/merges",
        "milestones_url=/milestones{/number}",
        "notifications_url=/notifications{?since,all,participating}",
        "pulls_url=/pulls{/number}",
        "releases_url=/releases{/id}",
        "stargazers_url=/stargazers",
        "statuses_url=/statuses/{sha}",
        "subscribers_url=/subscribers",
        "subscription_url=/subscription",
        "tags_url=/tags",
        "teams_url=/teams",
        "trees_url=/git/trees{/sha}",
    ];

    /// <summary>GitHub's <c>minimal-repository</c>, as it stands inside other answers.</summary>
    public static JsonObject Minimal(SandboxRepository repository, Origins origins)
    {
        var url = $"{origins.Api}/repos/{repository.FullName}";
        var json = new JsonObject
        {
            ["id"] = repository.Id,
            ["node_id"] = $"R_{repository.Id}",
            ["name"] = repository.Name,
            ["full_name"] = repository.FullName,
            ["private"] = repository.Private,
            ["owner"] = UserJson.Simple(repository.Sandbox.User(repository.Owner), origins),
            ["html_url"] = $"{origins.Server}/{repository.FullName}",
            ["description"] = repository.Description,
            ["fork"] = false,
            ["url"] = url,
        };
        foreach (var part in Parts.Select(p => p.Split('=', 2)))
        {
            json[part[0]] = url + part[1];
        }

        return json;
    }

    /// <summary>GitHub's <c>full-repository</c>; <c>permissions</c> only for a caller with a token.</summary>
    public static JsonObject Full(SandboxRepository repository, ApiCall call)
    {
        var json = Minimal(repository, call.Origins);
        var page = $"{call.Origins.Server}/{repository.FullName}";
        foreach (var (name, value) in Rest(repository, page))
        {
            json[name] = value?.DeepClone();
        }

        if (call.Token is { } token)
        {
            var contents = token.For(Permission.Contents, repository);
            var admin = token.For(Permission.Administration, repository) == Access.Write;
            json["permissions"] = new JsonObject
            {
                ["admin"] = admin,
                ["maintain"] = admin,
                ["push"] = contents == Access.Write,
                ["triage"] = contents == Access.Write,
                ["pull"] = !repository.Private || contents >= Access.Read,
            };
        }

        return json;
    }

    private static JsonObject Rest(SandboxRepository repository, string page) =>
        new()
        {
            ["created_at"] = repository.CreatedAt.Iso(),
            ["updated_at"] = repository.PushedAt.Iso(),
            ["pushed_at"] = repository.PushedAt.Iso(),
            ["git_url"] = $"{page.Replace("http:", "git:", StringComparison.Ordinal)}.git",
            ["ssh_url"] = $"git@github.localhost:{repository.FullName}.git",
            ["clone_url"] = $"{page}.git",
            ["svn_url"] = page,
            ["homepage"] = null,
            ["mirror_url"] = null,
            ["size"] = 1,
            ["stargazers_count"] = 0,
            ["watchers_count"] = 0,
            ["language"] = null,
            ["has_issues"] = true,
            ["has_projects"] = true,
            ["has_downloads"] = true,
            ["has_wiki"] = true,
            ["has_pages"] = false,
            ["has_discussions"] = false,
            ["forks_count"] = 0,
            ["archived"] = false,
            ["disabled"] = false,
            ["open_issues_count"] = 0,
            ["license"] = null,
            ["allow_forking"] = true,
            ["is_template"] = false,
            ["topics"] = new JsonArray(),
            ["visibility"] = repository.Private ? "private" : "public",
            ["forks"] = 0,
            ["open_issues"] = 0,
            ["watchers"] = 0,
            ["default_branch"] = repository.DefaultBranch,
            ["allow_merge_commit"] = repository.AllowMergeCommit,
            ["allow_squash_merge"] = repository.AllowSquashMerge,
            ["allow_rebase_merge"] = repository.AllowRebaseMerge,
            ["allow_auto_merge"] = repository.AllowAutoMerge,
            ["delete_branch_on_merge"] = repository.DeleteBranchOnMerge,
            ["network_count"] = 0,
            ["subscribers_count"] = 0,
        };
}
