using System.Text.Json.Nodes;

namespace MsReleaseActions.ServerTests.Releases;

/// <summary>Words for making and publishing releases over HTTP.</summary>
public abstract class ReleaseTest : SandboxTest
{
    protected const string Releases = "/repos/org/ms-manager/releases";

    protected static string Text(Reply reply, string member) => reply.Json![member]!.GetValue<string>();

    protected static long Id(Reply reply) => reply.Json!["id"]!.GetValue<long>();

    protected static IEnumerable<string> Tags(Reply reply) =>
        reply.Json!.AsArray().Select(r => r!["tag_name"]!.GetValue<string>());

    protected Task<Reply> Publish(Reply release) =>
        Api(HttpMethod.Patch, $"{Releases}/{Id(release)}", Writer, new JsonObject { ["draft"] = false });

    protected async Task<string> LatestTag() => Text(await Api(HttpMethod.Get, Releases + "/latest", null), "tag_name");

    protected Task<Reply> Create(
        string tag,
        bool draft,
        string? target = null,
        string? body = null,
        string? token = null
    )
    {
        var json = new JsonObject { ["tag_name"] = tag, ["draft"] = draft };
        if (target is not null)
        {
            json["target_commitish"] = target;
        }

        if (body is not null)
        {
            json["body"] = body;
        }

        return Api(HttpMethod.Post, Releases, token ?? Writer, json);
    }
}
