using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Releases;

/// <summary>Making, changing, publishing and deleting releases.</summary>
internal static class ReleaseWrites
{
    private static readonly string[] Members =
    [
        "tag_name",
        "target_commitish",
        "name",
        "body",
        "draft",
        "prerelease",
        "make_latest",
        "discussion_category_name",
    ];

    public static void Add(Routes routes)
    {
        routes.Post("/repos/{owner}/{repo}/releases", Create);
        routes.Patch("/repos/{owner}/{repo}/releases/{release_id}", Update);
        routes.Delete("/repos/{owner}/{repo}/releases/{release_id}", Delete);
    }

    private static Answer Create(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var repository = call.Repository;
        var body = call.Body([.. Members, "generate_release_notes"]);
        var tag = body.RequiredText("tag_name");
        var wanted = new ReleaseWish(
            tag,
            body.Text("target_commitish") ?? repository.DefaultBranch,
            Draft: body.Flag("draft") ?? false,
            Prerelease: body.Flag("prerelease") ?? false,
            body.Text("make_latest")
        );
        var notes = body.Text("body");
        if (body.Flag("generate_release_notes") == true)
        {
            var generated = ReleaseNotes.For(repository, tag, null, call.Origins.Server);
            notes = string.IsNullOrEmpty(notes) ? generated.Body : notes + "\n\n" + generated.Body;
        }

        ReleaseRules.Check(call, wanted, notes, self: null);
        var release = repository.Releases.AddDraft(tag, wanted.Target, notes, call.Token!.User.Login);
        release.Name = body.Text("name");
        release.Prerelease = wanted.Prerelease;
        if (!wanted.Draft)
        {
            repository.Releases.Publish(
                release,
                wanted.MakeLatest ?? (wanted.Prerelease ? "false" : "true"),
                call.Token
            );
        }

        return call.Created(ReleaseJson.Release(release, call.Origins));
    }

    private static Answer Update(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var release = ReleaseRoutes.Find(call);
        var body = call.OptionalBody(Members);
        var wanted = new ReleaseWish(
            body.Text("tag_name") ?? release.TagName,
            body.Text("target_commitish") ?? release.TargetCommitish,
            body.Flag("draft") ?? release.Draft,
            body.Flag("prerelease") ?? release.Prerelease,
            body.Text("make_latest")
        );
        if (
            release.Immutable
            && (wanted.Tag != release.TagName || wanted.Target != release.TargetCommitish || wanted.Draft)
        )
        {
            return call.Unprocessable("Cannot change the tag, target or draft state of an immutable release.");
        }

        ReleaseRules.Check(call, wanted, body.Text("body") ?? release.Body, release);
        var isRenamed = wanted.Tag != release.TagName;
        (release.TagName, release.TargetCommitish, release.Prerelease) = (wanted.Tag, wanted.Target, wanted.Prerelease);
        release.Name = body.Has("name") ? body.Text("name") : release.Name;
        release.Body = body.Has("body") ? body.Text("body") : release.Body;
        release.UpdatedAt = call.Now;
        call.Repository.Releases.Happened(release, "edited", call.Token);
        ChangeVisibility(call, release, wanted, isRenamed);
        return call.Json(ReleaseJson.Release(release, call.Origins));
    }

    private static void ChangeVisibility(ApiCall call, SandboxRelease release, ReleaseWish wanted, bool isRenamed)
    {
        if (release.Draft && !wanted.Draft)
        {
            if (!call.Faults.KeepDraft)
            {
                call.Repository.Releases.Publish(
                    release,
                    wanted.MakeLatest ?? (wanted.Prerelease ? "false" : "true"),
                    call.Token
                );
            }
        }
        else if (!release.Draft && wanted.Draft)
        {
            release.ToDraft();
        }
        else if (!release.Draft)
        {
            if (isRenamed)
            {
                call.Repository.Releases.Tag(release, call.Token);
            }
            if (wanted.MakeLatest is { } latest)
            {
                call.Repository.Releases.SetLatest(release, latest);
            }
        }
    }

    private static Answer Delete(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        call.Repository.Releases.Remove(ReleaseRoutes.Find(call));
        return call.NoContent();
    }
}
