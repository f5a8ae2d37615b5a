using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Server.Api.Users;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Git;

/// <summary>Git's objects as answers show them.</summary>
public static class GitJson
{
    /// <summary>GitHub's <c>git-ref</c>.</summary>
    internal static JsonObject Ref(SandboxRepository repository, RefInfo reference, Origins origins) =>
        new()
        {
            ["ref"] = reference.Name,
            ["node_id"] = $"REF_{repository.Id}_{reference.Name}",
            ["url"] = $"{origins.ApiOf(repository)}/git/{UrlPath.Escape(reference.Name)}",
            ["object"] = Pointer(repository, reference.Sha, reference.Type, origins),
        };

    /// <summary>An object by type, name and address.</summary>
    internal static JsonObject Pointer(SandboxRepository repository, string sha, string type, Origins origins) =>
        new()
        {
            ["sha"] = sha,
            ["type"] = type,
            ["url"] = $"{origins.ApiOf(repository)}/git/{type}s/{sha}",
        };

    /// <summary>GitHub's <c>git-commit</c>: the object alone.</summary>
    internal static JsonObject Commit(SandboxRepository repository, CommitInfo commit, Origins origins)
    {
        var json = new JsonObject
        {
            ["sha"] = commit.Sha,
            ["node_id"] = $"C_{commit.Sha}",
            ["url"] = $"{origins.ApiOf(repository)}/git/commits/{commit.Sha}",
            ["html_url"] = Page(repository, commit.Sha, origins),
        };
        Copy(Core(repository, commit, origins), json);
        json["parents"] = Parents(repository, commit, origins, "/git/commits/");
        return json;
    }

    /// <summary>GitHub's <c>commit</c>: with the accounts behind it.</summary>
    public static JsonObject RepositoryCommit(SandboxRepository repository, CommitInfo commit, Origins origins)
    {
        var core = Core(repository, commit, origins);
        core["url"] = $"{origins.ApiOf(repository)}/git/commits/{commit.Sha}";
        core["comment_count"] = 0;
        var url = $"{origins.ApiOf(repository)}/commits/{commit.Sha}";
        return new JsonObject
        {
            ["sha"] = commit.Sha,
            ["node_id"] = $"C_{commit.Sha}",
            ["commit"] = core,
            ["url"] = url,
            ["html_url"] = Page(repository, commit.Sha, origins),
            ["comments_url"] = url + "/comments",
            ["author"] = Account(repository, commit.Author, origins),
            ["committer"] = Account(repository, commit.Committer, origins),
            ["parents"] = Parents(repository, commit, origins, "/commits/"),
        };
    }

    internal static JsonObject Person(GitActor actor) =>
        new()
        {
            ["name"] = actor.Name,
            ["email"] = actor.Email,
            ["date"] = actor.When.Iso(),
        };

    internal static JsonObject Unsigned() =>
        new()
        {
            ["verified"] = false,
            ["reason"] = "unsigned",
            ["signature"] = null,
            ["payload"] = null,
            ["verified_at"] = null,
        };

    private static JsonObject Core(SandboxRepository repository, CommitInfo commit, Origins origins) =>
        new()
        {
            ["author"] = Person(commit.Author),
            ["committer"] = Person(commit.Committer),
            ["message"] = commit.Message,
            ["tree"] = new JsonObject
            {
                ["sha"] = commit.Tree,
                ["url"] = $"{origins.ApiOf(repository)}/git/trees/{commit.Tree}",
            },
            ["verification"] = Unsigned(),
        };

    private static JsonArray Parents(SandboxRepository repository, CommitInfo commit, Origins origins, string kind) =>
        [
            .. commit.Parents.Select(p => new JsonObject
            {
                ["sha"] = p,
                ["url"] = origins.ApiOf(repository) + kind + p,
                ["html_url"] = Page(repository, p, origins),
            }),
        ];

    private static string Page(SandboxRepository repository, string sha, Origins origins) =>
        $"{origins.Server}/{repository.FullName}/commit/{sha}";

    private static JsonObject? Account(SandboxRepository repository, GitActor actor, Origins origins) =>
        actor.Email.EndsWith("@users.noreply.github.com", StringComparison.Ordinal)
            ? UserJson.Simple(
                repository.Sandbox.User(actor.Email[..^"@users.noreply.github.com".Length].Split('+')[^1]),
                origins
            )
            : null;

    private static void Copy(JsonObject from, JsonObject to)
    {
        foreach (var (name, value) in from)
        {
            to[name] = value?.DeepClone();
        }
    }
}
