using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Git;

/// <summary>Files by path.</summary>
internal static class ContentRoutes
{
    private const int LargeFile = 1024 * 1024;

    public static void Add(Routes routes)
    {
        const string contents = "/repos/{owner}/{repo}/contents";
        routes.Get(contents, call => Show(call, ""));
        routes.Get(contents + "/{*path}", call => Show(call, call["path"].Trim('/')));
        routes.Get("/repos/{owner}/{repo}/readme", call => Show(call, "README.md"));
        routes.Put(contents + "/{*path}", Write);
        routes.Delete(contents + "/{*path}", Delete);
    }

    private static Answer Show(ApiCall call, string path)
    {
        call.Require(Permission.Contents, Access.Read);
        var reference = call.Query("ref") ?? call.Repository.DefaultBranch;
        if (call.Repository.Resolve(reference) is not { } commit)
        {
            return Answer.Error(404, $"No commit found for the ref {reference}");
        }

        if (path.Length > 0 && Entry(call, commit, path) is not { Type: "tree" } and var entry)
        {
            return entry is null ? call.NotFound() : File(call, entry, reference);
        }

        var git = call.Repository.Git;
        var tree = git.History.Commit(commit).Tree;
        var entries =
            path.Length == 0
                ? GitTree.Read(git, tree)
                : GitTree
                    .Read(git, GitTree.Find(git, tree, path)!.Sha)
                    .Select(e => e with { Path = $"{path}/{e.Path}" });
        return call.Json(new JsonArray([.. entries.Select(e => Describe(call, e, reference))]));
    }

    private static Answer File(ApiCall call, TreeEntry entry, string reference)
    {
        var bytes = call.Repository.Git.Objects.Content(entry.Sha, "blob");
        if (call.Header("Accept").Contains("application/vnd.github.raw", StringComparison.Ordinal))
        {
            return new Answer
            {
                Status = 200,
                Content = AnswerContent.Of(bytes, "application/vnd.github.raw; charset=utf-8"),
            };
        }

        var json = Describe(call, entry, reference);
        json["content"] = bytes.Length > LargeFile ? "" : ObjectRoutes.Base64(bytes);
        json["encoding"] = bytes.Length > LargeFile ? "none" : "base64";
        return call.Json(json);
    }

    private static Answer Write(ApiCall call)
    {
        var path = call["path"];
        call.Require(Permission.Contents, Access.Write);
        TreeRoutes.ForbidWorkflows(call, path);
        var body = call.Body("message", "content", "sha", "branch", "committer", "author");
        var bytes = ObjectRoutes.FromBase64(
            call,
            body.Text("content")
                ?? throw new Refusal(call.Unprocessable("Invalid request.\n\n\"content\" wasn't supplied."))
        );
        var (branch, head) = Branch(call, body);
        var before = head is null ? null : Entry(call, head, path);
        SameFile(call, body, before, path, required: before is not null);
        var blob = call.Repository.Git.Objects.Write("blob", bytes);
        var (answer, commit) = Commit(call, body, branch, head, (before?.Mode ?? "100644", blob, path));
        answer["content"] = Describe(call, Entry(call, commit, path)!, branch);
        return call.Json(answer, before is null ? 201 : 200);
    }

    private static Answer Delete(ApiCall call)
    {
        var path = call["path"];
        call.Require(Permission.Contents, Access.Write);
        TreeRoutes.ForbidWorkflows(call, path);
        var body = call.Body("message", "sha", "branch", "committer", "author");
        var (branch, head) = Branch(call, body);
        if (head is null || Entry(call, head, path) is not { } before)
        {
            return call.NotFound();
        }

        SameFile(call, body, before, path, required: true);
        return call.Json(Commit(call, body, branch, head, ("", null, path)).Json);
    }

    private static (string Name, string? Head) Branch(ApiCall call, JsonBody body)
    {
        var name = body.Text("branch") ?? call.Repository.DefaultBranch;
        var head = call.Repository.Resolve("refs/heads/" + name);
        var empty = call.Repository.Resolve("refs/heads/" + call.Repository.DefaultBranch) is null;
        return head is null && !empty ? throw new Refusal(Answer.Error(404, $"Branch {name} not found")) : (name, head);
    }

    private static void SameFile(ApiCall call, JsonBody body, TreeEntry? before, string path, bool required)
    {
        var sha = body.Text("sha");
        if (sha is null && required)
        {
            throw new Refusal(call.Unprocessable("Invalid request.\n\n\"sha\" wasn't supplied."));
        }

        if (sha is not null && sha != before?.Sha)
        {
            throw new Refusal(Answer.Error(409, $"{path} does not match {sha}"));
        }
    }

    private static (JsonObject Json, string Sha) Commit(
        ApiCall call,
        JsonBody body,
        string branch,
        string? head,
        (string, string?, string) entry
    )
    {
        var author = ObjectRoutes.Actor(call, body.Object("author"));
        var committer = body.Object("committer") is { } given ? ObjectRoutes.Actor(call, given) : author;
        var tree = GitTree.Put(
            call.Repository.Git,
            head is null ? null : call.Repository.Git.History.Commit(head).Tree,
            [entry]
        );
        var sha = GitWrite.Commit(
            call.Repository,
            tree,
            head is null ? [] : [head],
            author,
            committer,
            body.RequiredText("message")
        );
        GitRefs.Move(call, "refs/heads/" + branch, head, sha, refusal: 409);
        var commit = GitJson.Commit(call.Repository, CommitInfo.Read(call.Repository.Git, sha), call.Origins);
        return (new JsonObject { ["content"] = null, ["commit"] = commit }, sha);
    }

    private static TreeEntry? Entry(ApiCall call, string commit, string path) =>
        GitTree.Find(call.Repository.Git, call.Repository.Git.History.Commit(commit).Tree, path);

    private static JsonObject Describe(ApiCall call, TreeEntry entry, string reference)
    {
        var path = UrlPath.Escape(entry.Path);
        var kind = entry.Type == "tree" ? "tree" : "blob";
        var self = $"{call.Origins.ApiOf(call.Repository)}/contents/{path}?ref={Uri.EscapeDataString(reference)}";
        var git = $"{call.Origins.ApiOf(call.Repository)}/git/{kind}s/{entry.Sha}";
        var page = $"{call.Origins.Server}/{call.Repository.FullName}/{kind}/{UrlPath.Escape(reference)}/{path}";
        return new JsonObject
        {
            ["name"] = entry.Path.Split('/')[^1],
            ["path"] = entry.Path,
            ["sha"] = entry.Sha,
            ["size"] = entry.Type == "blob" ? call.Repository.Git.Objects.Content(entry.Sha, "blob").Length : 0,
            ["url"] = self,
            ["html_url"] = page,
            ["git_url"] = git,
            ["download_url"] =
                kind == "tree"
                    ? null
                    : $"{call.Origins.Server}/{call.Repository.FullName}/raw/{UrlPath.Escape(reference)}/{path}",
            ["type"] = kind == "tree" ? "dir" : "file",
            ["_links"] = new JsonObject
            {
                ["self"] = self,
                ["git"] = git,
                ["html"] = page,
            },
        };
    }
}
