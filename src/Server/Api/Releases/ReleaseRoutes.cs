using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Releases;

/// <summary>Looking at releases.</summary>
internal static class ReleaseRoutes
{
    /// <summary>GitHub lists no more than this, however one pages.</summary>
    private const int ListLimit = 10_000;

    public static void Add(Routes routes)
    {
        const string releases = "/repos/{owner}/{repo}/releases";
        routes.Get(releases, List);
        routes.Get(releases + "/{release_id}", call => Show(call, Find(call)));
        routes.Get(releases + "/tags/{*tag}", call => Show(call, call.Repository.Releases.Published(call["tag"])));
        routes.Get(releases + "/latest", call => Show(call, call.Repository.Releases.Latest));
        routes.Post(releases + "/generate-notes", Notes, readOnly: true);
    }

    /// <summary>The release of the path; a draft is not there for who may not push.</summary>
    public static SandboxRelease Find(ApiCall call)
    {
        var release = call.Repository.Releases.Find(call.Number("release_id"));
        return release is not null && IsVisible(call, release) ? release : throw new Refusal(call.NotFound());
    }

    public static bool IsVisible(ApiCall call, SandboxRelease release) =>
        !release.Draft || call.Access(Permission.Contents) == Access.Write;

    private static Answer List(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Read);
        var visible = call
            .Repository.Releases.All.Where(r => IsVisible(call, r))
            .OrderByDescending(r => r.CreatedAt)
            .ThenByDescending(r => r.Id);
        return call.List(visible, r => ReleaseJson.Release(r, call.Origins), cap: ListLimit);
    }

    private static Answer Show(ApiCall call, SandboxRelease? release)
    {
        call.Require(Permission.Contents, Access.Read);
        return release is null ? call.NotFound() : call.Json(ReleaseJson.Release(release, call.Origins));
    }

    private static Answer Notes(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var body = call.Body("tag_name", "target_commitish", "previous_tag_name", "configuration_file_path");
        var (name, text) = ReleaseNotes.For(
            call.Repository,
            body.RequiredText("tag_name"),
            body.Text("previous_tag_name"),
            call.Origins.Server
        );
        return call.Json(new JsonObject { ["name"] = name, ["body"] = text });
    }
}
