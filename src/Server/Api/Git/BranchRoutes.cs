using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Server.Api.Protection;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Git;

/// <summary>Branches, tags, and merging one branch into another.</summary>
internal static class BranchRoutes
{
    public static void Add(Routes routes)
    {
        routes.Get("/repos/{owner}/{repo}/branches/{*branch}", Show);
        routes.Get("/repos/{owner}/{repo}/tags", Tags);
        routes.Post("/repos/{owner}/{repo}/merges", Merge);
    }

    private static Answer Show(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Read);
        var name = call["branch"];
        if (call.Repository.Resolve("refs/heads/" + name) is not { } sha)
        {
            return Answer.Error(404, "Branch not found");
        }

        var protection = call.Repository.Protection[name] is { } found
            ? ProtectionJson.OfBranch(found, call.Repository, name, call.Origins)
            : null;
        var url = $"{call.Origins.ApiOf(call.Repository)}/branches/{UrlPath.Escape(name)}";
        return call.Json(
            new JsonObject
            {
                ["name"] = name,
                ["commit"] = GitJson.RepositoryCommit(
                    call.Repository,
                    CommitInfo.Read(call.Repository.Git, sha),
                    call.Origins
                ),
                ["_links"] = new JsonObject
                {
                    ["self"] = url,
                    ["html"] = $"{call.Origins.Server}/{call.Repository.FullName}/tree/{UrlPath.Escape(name)}",
                },
                ["protected"] = protection is not null,
                ["protection"] =
                    protection
                    ?? new JsonObject
                    {
                        ["enabled"] = false,
                        ["required_status_checks"] = new JsonObject
                        {
                            ["enforcement_level"] = "off",
                            ["contexts"] = new JsonArray(),
                            ["checks"] = new JsonArray(),
                        },
                    },
                ["protection_url"] = url + "/protection",
            }
        );
    }

    private static Answer Tags(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Read);
        var api = call.Origins.ApiOf(call.Repository);
        var tags = GitRefs
            .Matching(call.Repository, "refs/tags/")
            .OrderByDescending(t => t.Name, StringComparer.Ordinal);
        return call.List(
            tags,
            tag =>
            {
                var commit = call.Repository.Resolve(tag.Name) ?? tag.Sha;
                var name = tag.Name["refs/tags/".Length..];
                return new JsonObject
                {
                    ["name"] = name,
                    ["zipball_url"] = $"{api}/zipball/{UrlPath.Escape(tag.Name)}",
                    ["tarball_url"] = $"{api}/tarball/{UrlPath.Escape(tag.Name)}",
                    ["commit"] = new JsonObject { ["sha"] = commit, ["url"] = $"{api}/commits/{commit}" },
                    ["node_id"] = $"REF_{call.Repository.Id}_{tag.Name}",
                };
            }
        );
    }

    private static Answer Merge(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var body = call.Body("base", "head", "commit_message");
        var (target, source) = (body.RequiredText("base"), body.RequiredText("head"));
        var repository = call.Repository;
        if (repository.Resolve("refs/heads/" + target) is not { } ours)
        {
            return Answer.Error(404, "Base does not exist");
        }

        if (repository.Resolve(source) is not { } theirs)
        {
            return Answer.Error(404, "Head does not exist");
        }

        if (GitWrite.IsAncestor(repository, theirs, ours))
        {
            return call.NoContent();
        }

        if (GitWrite.MergeTrees(repository, ours, theirs) is not { } tree)
        {
            return Answer.Error(409, "Merge conflict");
        }

        var author = GitWrite.Actor(call.Token!.User, call.Now);
        var sha = GitWrite.Commit(
            repository,
            tree,
            [ours, theirs],
            author,
            author,
            body.Text("commit_message") ?? $"Merge {source} into {target}"
        );
        GitRefs.Move(call, "refs/heads/" + target, ours, sha);
        return call.Created(GitJson.RepositoryCommit(repository, CommitInfo.Read(repository.Git, sha), call.Origins));
    }
}
