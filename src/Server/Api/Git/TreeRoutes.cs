using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Git;

/// <summary>Trees, flat or whole.</summary>
internal static class TreeRoutes
{
    public static void Add(Routes routes)
    {
        routes.Get("/repos/{owner}/{repo}/git/trees/{*tree_sha}", Show);
        routes.Post("/repos/{owner}/{repo}/git/trees", Create);
    }

    private static Answer Show(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Read);
        return Revision.Tree(call.Repository.Git, call["tree_sha"]) is not { } tree
            ? call.NotFound()
            : call.Json(Tree(call, tree, recursive: call.Query("recursive") is not null));
    }

    private static JsonObject Tree(ApiCall call, string sha, bool recursive)
    {
        var git = call.Repository.Git;
        var url = call.Origins.ApiOf(call.Repository);
        return new JsonObject
        {
            ["sha"] = sha,
            ["url"] = $"{url}/git/trees/{sha}",
            ["tree"] = new JsonArray([
                .. (recursive ? GitTree.Walk(git, sha) : GitTree.Read(git, sha)).Select(entry =>
                    Entry(git, entry, url)
                ),
            ]),
            ["truncated"] = false,
        };
    }

    private static JsonObject Entry(GitStore git, TreeEntry entry, string url)
    {
        var json = new JsonObject
        {
            ["path"] = entry.Path,
            ["mode"] = entry.Mode,
            ["type"] = entry.Type,
            ["sha"] = entry.Sha,
        };
        if (entry.Type == "blob")
        {
            json["size"] = git.Objects.Content(entry.Sha, "blob").Length;
        }

        json["url"] = $"{url}/git/{entry.Type}s/{entry.Sha}";
        return json;
    }

    private static Answer Create(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var body = call.Body("tree", "base_tree");
        var given =
            body.Objects("tree")
            ?? throw new Refusal(call.Unprocessable("Invalid request.\n\n\"tree\" wasn't supplied."));
        var baseTree = body.Text("base_tree") is { } name
            ? Revision.Tree(call.Repository.Git, name)
                ?? throw new Refusal(call.Unprocessable("base_tree is not a valid tree oid"))
            : null;
        if (given.Count == 0 && baseTree is null)
        {
            return call.Unprocessable("Invalid tree info");
        }

        var entries = given.ConvertAll(item => ReadEntry(call, item));
        return call.Created(Tree(call, GitTree.Put(call.Repository.Git, baseTree, entries), recursive: false));
    }

    private static (string Mode, string? Sha, string Path) ReadEntry(ApiCall call, JsonBody item)
    {
        var path = item.RequiredText("path");
        if (path.StartsWith('/') || path.Split('/').Any(part => part is "" or "." or ".." or ".git"))
        {
            throw new Refusal(call.Unprocessable($"tree.path contains a malformed path component: {path}"));
        }

        if (item.Has("sha") && item.Text("sha") is null)
        {
            return ("", null, path);
        }

        ForbidWorkflows(call, path);
        var mode = item.RequiredText("mode");
        if (mode is not ("100644" or "100755" or "040000" or "160000" or "120000"))
        {
            throw new Refusal(call.Unprocessable("tree.mode must be one of 100644, 100755, 040000, 160000, 120000"));
        }

        if (item.Text("content") is { } content)
        {
            return (mode, call.Repository.Git.Objects.Write("blob", Encoding.UTF8.GetBytes(content)), path);
        }

        var sha = item.RequiredText("sha");
        return mode == "160000" || GitRefs.TypeOf(call.Repository, sha) == (mode == "040000" ? "tree" : "blob")
            ? (mode, sha, path)
            : throw new Refusal(
                call.Unprocessable($"tree.sha {sha} is not a valid {(mode == "040000" ? "tree" : "blob")}")
            );
    }

    /// <summary>Workflow files are written only with the permission that a workflow's own token never has.</summary>
    public static void ForbidWorkflows(ApiCall call, string path)
    {
        if (path.StartsWith(".github/workflows/", StringComparison.Ordinal))
        {
            call.Require(Permission.Workflows, Access.Write);
        }
    }
}
