using System.Text.Json.Nodes;
using MsReleaseActions.Server.Api.Users;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Repositories;

/// <summary>Repositories, the caller, and the caller's limits.</summary>
internal static class RepositoryRoutes
{
    public static void Add(Routes routes)
    {
        routes.Get("/repos/{owner}/{repo}", call => call.Json(RepositoryJson.Full(call.Repository, call)));
        routes.Get("/user", CurrentUser);
        routes.Get("/rate_limit", RateLimit);
        routes.Get("/repos/{owner}/{repo}/immutable-releases", Immutable);
        routes.Put("/repos/{owner}/{repo}/immutable-releases", call => SetImmutable(call, true));
        routes.Delete("/repos/{owner}/{repo}/immutable-releases", call => SetImmutable(call, false));
    }

    private static Answer CurrentUser(ApiCall call)
    {
        if (call.Token is not { } token)
        {
            return Answer.Error(401, "Requires authentication");
        }

        if (token.Kind != TokenKind.Personal)
        {
            return Answer.Error(403, "Resource not accessible by integration");
        }

        var user = UserJson.Simple(token.User, call.Origins);
        foreach (var name in (string[])["name", "company", "location", "email", "hireable", "bio"])
        {
            user[name] = null;
        }

        user["blog"] = "";
        foreach (var name in (string[])["public_repos", "public_gists", "followers", "following"])
        {
            user[name] = 0;
        }

        user["created_at"] = "2020-01-01T00:00:00Z";
        user["updated_at"] = "2020-01-01T00:00:00Z";
        return call.Json(user);
    }

    private static Answer RateLimit(ApiCall call)
    {
        var state = call.Sandbox.Limits.Look(call.Token);
        var search = new RateLimits.State(30, 0, state.Reset).Json();
        return call.Json(
            new JsonObject
            {
                ["resources"] = new JsonObject
                {
                    ["core"] = state.Json(),
                    ["search"] = search,
                    ["graphql"] = state.Json(),
                },
                ["rate"] = state.Json(),
            }
        );
    }

    private static Answer Immutable(ApiCall call)
    {
        call.Require(Permission.Administration, Access.Read);
        return call.Repository.ImmutableReleases
            ? call.Json(new JsonObject { ["enabled"] = true, ["enforced_by_owner"] = false })
            : call.NotFound();
    }

    private static Answer SetImmutable(ApiCall call, bool on)
    {
        call.Require(Permission.Administration, Access.Write);
        call.Repository.ImmutableReleases = on;
        return call.NoContent();
    }
}
