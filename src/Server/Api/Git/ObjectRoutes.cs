using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Git;

/// <summary>Blobs, commits and tag objects by name. Trees have a file of their own.</summary>
internal static class ObjectRoutes
{
    public static void Add(Routes routes)
    {
        const string git = "/repos/{owner}/{repo}/git";
        routes.Get(git + "/blobs/{file_sha}", call => Read(call, "file_sha", "blob", Blob));
        routes.Get(git + "/commits/{commit_sha}", call => Read(call, "commit_sha", "commit", Commit));
        routes.Get(git + "/tags/{tag_sha}", call => Read(call, "tag_sha", "tag", Tag));
        routes.Post(git + "/blobs", CreateBlob);
        routes.Post(git + "/commits", CreateCommit);
        routes.Post(git + "/tags", CreateTag);
    }

    private static Answer Read(ApiCall call, string name, string type, Func<ApiCall, string, JsonObject> json)
    {
        call.Require(Permission.Contents, Access.Read);
        return GitRefs.TypeOf(call.Repository, call[name]) == type
            ? call.Json(json(call, call[name]))
            : call.NotFound();
    }

    private static JsonObject Blob(ApiCall call, string sha)
    {
        var bytes = call.Repository.Git.Objects.Content(sha, "blob");
        return new JsonObject
        {
            ["sha"] = sha,
            ["node_id"] = $"B_{sha}",
            ["size"] = bytes.Length,
            ["url"] = $"{call.Origins.ApiOf(call.Repository)}/git/blobs/{sha}",
            ["content"] = Base64(bytes),
            ["encoding"] = "base64",
        };
    }

    /// <summary>Base64 in lines of 60, as GitHub breaks it.</summary>
    public static string Base64(byte[] bytes) =>
        string.Concat(Convert.ToBase64String(bytes).Chunk(60).Select(line => new string(line) + "\n"));

    private static JsonObject Commit(ApiCall call, string sha) =>
        GitJson.Commit(call.Repository, CommitInfo.Read(call.Repository.Git, sha), call.Origins);

    private static JsonObject Tag(ApiCall call, string sha)
    {
        var tag = TagInfo.Parse(call.Repository.Git.Objects.Content(sha, "tag"));
        return new JsonObject
        {
            ["sha"] = sha,
            ["node_id"] = $"T_{sha}",
            ["url"] = $"{call.Origins.ApiOf(call.Repository)}/git/tags/{sha}",
            ["tag"] = tag.Name,
            ["message"] = tag.Message,
            ["tagger"] = tag.Tagger is { } tagger ? GitJson.Person(tagger) : null,
            ["object"] = GitJson.Pointer(call.Repository, tag.Object, tag.Type, call.Origins),
            ["verification"] = GitJson.Unsigned(),
        };
    }

    private static Answer CreateBlob(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var body = call.Body("content", "encoding");
        var content =
            body.Text("content")
            ?? throw new Refusal(call.Unprocessable("Invalid request.\n\n\"content\" wasn't supplied."));
        var bytes = body.Text("encoding") switch
        {
            null or "utf-8" => Encoding.UTF8.GetBytes(content),
            "base64" => FromBase64(call, content),
            var other => throw new Refusal(call.Unprocessable($"Unsupported encoding: {other}")),
        };
        var sha = call.Repository.Git.Objects.Write("blob", bytes);
        return call.Created(
            new JsonObject { ["sha"] = sha, ["url"] = $"{call.Origins.ApiOf(call.Repository)}/git/blobs/{sha}" }
        );
    }

    public static byte[] FromBase64(ApiCall call, string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new Refusal(call.Unprocessable("content is not valid Base64"));
        }
    }

    private static Answer CreateCommit(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var body = call.Body("message", "tree", "parents", "author", "committer", "signature");
        var tree = body.RequiredText("tree");
        if (GitRefs.TypeOf(call.Repository, tree) != "tree")
        {
            return call.Unprocessable("Tree SHA does not exist");
        }

        var parents = body.Texts("parents") ?? [];
        if (parents.Exists(p => GitRefs.TypeOf(call.Repository, p) != "commit"))
        {
            return call.Unprocessable("Parent SHA does not exist or is not a commit object");
        }

        var author = Actor(call, body.Object("author"));
        var committer = body.Object("committer") is { } given ? Actor(call, given) : author;
        var sha = GitWrite.Commit(call.Repository, tree, parents, author, committer, body.RequiredText("message"));
        return call.Created(Commit(call, sha));
    }

    private static Answer CreateTag(ApiCall call)
    {
        call.Require(Permission.Contents, Access.Write);
        var body = call.Body("tag", "message", "object", "type", "tagger");
        var target = body.RequiredText("object");
        var type = body.RequiredText("type");
        if (GitRefs.TypeOf(call.Repository, target) != type)
        {
            return call.Unprocessable("Object does not exist");
        }

        var text =
            $"object {target}\ntype {type}\ntag {body.RequiredText("tag")}\ntagger "
            + $"{Actor(call, body.Object("tagger")).Raw}\n\n{body.RequiredText("message")}";
        return call.Created(Tag(call, call.Repository.Git.Objects.Write("tag", Encoding.UTF8.GetBytes(text))));
    }

    public static GitActor Actor(ApiCall call, JsonObject? given)
    {
        if (given is null)
        {
            return GitWrite.Actor(call.Token!.User, call.Now);
        }

        var person = new JsonBody(given);
        var when = person.Text("date") is { } date ? DateTimeOffset.Parse(date) : call.Now;
        return new GitActor(person.RequiredText("name"), person.RequiredText("email"), when);
    }
}
