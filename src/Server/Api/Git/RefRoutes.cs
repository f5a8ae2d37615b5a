using MsReleaseActions.Core;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Git;

/// <summary>Refs: branches and tags as git has them.</summary>
internal static class RefRoutes
{
    public static void Add(Routes routes)
    {
        const string git = "/repos/{owner}/{repo}/git";
        routes.Get(git + "/ref/{*ref}", Show);
        routes.Get(git + "/matching-refs/{*ref}", Matching);
        routes.Post(git + "/refs", Create);
        routes.Patch(git + "/refs/{*ref}", Update);
        routes.Delete(git + "/refs/{*ref}", Delete);
    }

    private static Answer Show(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Read);
        return GitRefs.Find(call.Repository, "refs/" + call["ref"]) is { } found
            ? call.Json(GitJson.Ref(call.Repository, found, call.Origins))
            : call.NotFound();
    }

    private static Answer Matching(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Read);
        return call.List(
            GitRefs.Matching(call.Repository, "refs/" + call["ref"]),
            r => GitJson.Ref(call.Repository, r, call.Origins)
        );
    }

    private static Answer Create(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var body = call.Body("ref", "sha");
        var (name, sha) = (body.RequiredText("ref"), body.RequiredText("sha").ToLowerInvariant());
        if (!name.StartsWith("refs/", StringComparison.Ordinal) || name.Count(c => c == '/') < 2)
        {
            return call.Unprocessable("Reference name must start with 'refs/' and have at least two slashes.");
        }

        if (!GitRefName.IsWellFormed(name))
        {
            return call.Unprocessable($"{name} is not a valid ref name.");
        }

        if (
            GitRefs.TypeOf(call.Repository, sha) is not { } type
            || (type != "commit" && !name.StartsWith("refs/tags/", StringComparison.Ordinal))
        )
        {
            return call.Unprocessable("Object does not exist");
        }

        if (GitRefs.Find(call.Repository, name) is not null)
        {
            return call.Unprocessable("Reference already exists");
        }

        GitRefs.Move(call, name, null, sha);
        return call.Created(GitJson.Ref(call.Repository, new RefInfo(name, sha, type), call.Origins));
    }

    private static Answer Update(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var body = call.Body("sha", "force");
        var sha = body.RequiredText("sha").ToLowerInvariant();
        var name = "refs/" + call["ref"];
        if (GitRefs.Find(call.Repository, name) is not { } found)
        {
            return call.Unprocessable("Reference does not exist");
        }

        if (
            GitRefs.TypeOf(call.Repository, sha) is not { } type
            || (type != "commit" && !name.StartsWith("refs/tags/", StringComparison.Ordinal))
        )
        {
            return call.Unprocessable("Object does not exist");
        }

        if (body.Flag("force") != true && !IsForward(call.Repository, found, sha, type))
        {
            return call.Unprocessable("Update is not a fast forward");
        }

        GitRefs.Move(call, name, found.Sha, sha);
        return call.Json(GitJson.Ref(call.Repository, new RefInfo(name, sha, type), call.Origins));
    }

    private static Answer Delete(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var name = "refs/" + call["ref"];
        if (GitRefs.Find(call.Repository, name) is not { } found)
        {
            return call.Unprocessable("Reference does not exist");
        }

        GitRefs.Move(call, name, found.Sha, null);
        return call.NoContent();
    }

    // what is no commit has nothing behind it
    private static bool IsForward(SandboxRepository repository, RefInfo found, string sha, string type) =>
        found.Sha == sha
        || (found.Type == "commit" && type == "commit" && GitWrite.IsAncestor(repository, found.Sha, sha));
}
