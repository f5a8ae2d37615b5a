using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using MsReleaseActions.Sandbox;
using MsReleaseActions.Testing.OpenApi;

namespace MsReleaseActions.SandboxTests.Contract;

/// <summary>Every route of repositories, git and releases, driven once and compared with GitHub's own description.</summary>
public sealed class ContractTests : SandboxTest
{
    private const string Root = "/repos/org/ms-manager";

    /// <summary>Areas that have a contract test of their own.</summary>
    private static readonly string[] Elsewhere =
    [
        "/actions", "/pulls", "/check-", "/status", "/environments", "/deployments", "/protection", "/rules", "/attestations", "/graphql",
    ];

    [Fact]
    public async Task Every_route_answers_as_GitHub_describes_it()
    {
        Assert.SkipWhen(ApiDescription.Instance is null, "GITHUB_OPENAPI does not name GitHub's API description: nothing to compare with");
        await DriveRepository();
        await DriveGit();
        await DriveReleases();
        var routes = Github.Routes.All
            .Where(r => r.Listener is Listener.Api or Listener.Upload && !Elsewhere.Any(e => r.Pattern.Contains(e, StringComparison.Ordinal)))
            .Select(r => $"{r.Method} {r.Pattern.Replace("{*", "{", StringComparison.Ordinal)}");
        routes.Except(Contract.Seen).Should().BeEmpty("each route is to be driven here");
        Contract.Problems.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    private async Task DriveRepository()
    {
        await Ok(HttpMethod.Get, Root);
        await Ok(HttpMethod.Get, "/user", token: Github.AdminToken());
        await Ok(HttpMethod.Get, "/rate_limit");
        var admin = Github.AdminToken();
        await Ok(HttpMethod.Put, Root + "/immutable-releases", token: admin);
        await Ok(HttpMethod.Get, Root + "/immutable-releases", token: admin);
        await Ok(HttpMethod.Delete, Root + "/immutable-releases", token: admin);
    }

    private async Task DriveGit()
    {
        var blob = await Ok(HttpMethod.Post, Root + "/git/blobs", new JsonObject { ["content"] = "x" });
        await Ok(HttpMethod.Get, $"{Root}/git/blobs/{ShaOf(blob)}");
        var entry = new JsonObject { ["path"] = "x", ["mode"] = "100644", ["type"] = "blob", ["sha"] = ShaOf(blob) };
        var tree = await Ok(HttpMethod.Post, Root + "/git/trees", new JsonObject { ["tree"] = new JsonArray(entry), ["base_tree"] = Sha });
        await Ok(HttpMethod.Get, $"{Root}/git/trees/{ShaOf(tree)}?recursive=1");
        var made = new JsonObject { ["message"] = "m", ["tree"] = ShaOf(tree), ["parents"] = new JsonArray(Sha) };
        var commit = ShaOf(await Ok(HttpMethod.Post, Root + "/git/commits", made));
        await Ok(HttpMethod.Get, $"{Root}/git/commits/{commit}");
        var tag = new JsonObject { ["tag"] = "t", ["message"] = "m", ["object"] = commit, ["type"] = "commit" };
        await Ok(HttpMethod.Get, $"{Root}/git/tags/{ShaOf(await Ok(HttpMethod.Post, Root + "/git/tags", tag))}");
        await Ok(HttpMethod.Post, Root + "/git/refs", new JsonObject { ["ref"] = "refs/heads/b", ["sha"] = commit });
        await Ok(HttpMethod.Patch, Root + "/git/refs/heads/b", new JsonObject { ["sha"] = commit });
        await Ok(HttpMethod.Get, Root + "/git/ref/heads/b");
        await Ok(HttpMethod.Get, Root + "/git/matching-refs/heads/");
        await Ok(HttpMethod.Post, Root + "/merges", new JsonObject { ["base"] = "main", ["head"] = "b" });
        await Ok(HttpMethod.Delete, Root + "/git/refs/heads/b");
        await Ok(HttpMethod.Get, Root + "/contents");
        var file = await Ok(HttpMethod.Put, Root + "/contents/a.txt", new JsonObject { ["message"] = "m", ["content"] = "eA==" });
        await Ok(HttpMethod.Get, Root + "/contents/a.txt");
        var gone = new JsonObject { ["message"] = "m", ["sha"] = file.Json!["content"]!["sha"]!.GetValue<string>() };
        await Ok(HttpMethod.Delete, Root + "/contents/a.txt", gone);
        await Ok(HttpMethod.Get, Root + "/commits");
        await Ok(HttpMethod.Get, Root + "/commits/main");
        await Ok(HttpMethod.Get, $"{Root}/compare/{Sha}...main");
        await Ok(HttpMethod.Get, Root + "/branches/main");
    }

    private async Task DriveReleases()
    {
        await Ok(HttpMethod.Post, Root + "/releases/generate-notes", new JsonObject { ["tag_name"] = "v1" });
        var draft = await Ok(HttpMethod.Post, Root + "/releases", new JsonObject { ["tag_name"] = "v1", ["draft"] = true });
        var release = $"{Root}/releases/{draft.Json!["id"]}";
        var asset = await Upload(draft);
        Repo.Releases.All[0].AddStarter("half");
        await Ok(HttpMethod.Get, release + "/assets");
        await Ok(HttpMethod.Get, $"{Root}/releases/assets/{asset}");
        (await Api(HttpMethod.Get, $"{Root}/releases/assets/{asset}", Writer, null, ("Accept", "application/octet-stream"))).Status.Should().Be(302);
        await Ok(HttpMethod.Patch, $"{Root}/releases/assets/{asset}", new JsonObject { ["label"] = "l" });
        await Ok(HttpMethod.Get, Root + "/releases");
        await Ok(HttpMethod.Patch, release, new JsonObject { ["draft"] = false });
        await Ok(HttpMethod.Get, release);
        await Ok(HttpMethod.Get, Root + "/releases/tags/v1");
        await Ok(HttpMethod.Get, Root + "/releases/latest");
        await Ok(HttpMethod.Get, Root + "/tags");
        await Ok(HttpMethod.Delete, $"{Root}/releases/assets/{asset}");
        await Ok(HttpMethod.Delete, release);
        (await Api(HttpMethod.Get, release, Writer)).Status.Should().Be(404);
        (await Api(HttpMethod.Post, Root + "/releases", Writer, new JsonObject { ["tag_name"] = "bad tag" })).Status.Should().Be(422);
    }

    private async Task<long> Upload(Reply draft)
    {
        var url = draft.Json!["upload_url"]!.GetValue<string>().Replace("{?name,label}", "?name=a.zip", StringComparison.Ordinal);
        using var content = new ByteArrayContent([1, 2, 3]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        var reply = await Send(HttpMethod.Post, url, Writer, content);
        reply.Status.Should().Be(201);
        return reply.Json!["id"]!.GetValue<long>();
    }

    private static string ShaOf(Reply reply) => reply.Json!["sha"]!.GetValue<string>();

    private async Task<Reply> Ok(HttpMethod method, string path, JsonObject? body = null, string? token = null)
    {
        var reply = await Api(method, path, token ?? Writer, body);
        reply.Status.Should().BeInRange(200, 299, $"{method} {path} answered {reply.Message}");
        return reply;
    }
}
