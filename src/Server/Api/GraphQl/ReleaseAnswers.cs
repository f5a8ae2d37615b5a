using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.GraphQl;

/// <summary>What gh asks of releases by GraphQL: the list, and a draft by its tag, which REST does not find.</summary>
internal static class ReleaseAnswers
{
    public static JsonNode List(GraphQlCall call)
    {
        var latest = call.Repository.Releases.Latest;
        return new JsonObject
        {
            ["releases"] = call.Connection(
                Visible(call),
                "perPage",
                release => new JsonObject
                {
                    ["name"] = release.Name,
                    ["tagName"] = release.TagName,
                    ["isDraft"] = release.Draft,
                    ["isLatest"] = release == latest,
                    ["isPrerelease"] = release.Prerelease,
                    ["createdAt"] = release.CreatedAt.Iso(),
                    ["publishedAt"] = release.PublishedAt?.Iso(),
                }
            ),
        };
    }

    public static JsonNode ByTag(GraphQlCall call) =>
        new JsonObject
        {
            ["release"] = Visible(call).FirstOrDefault(r => r.TagName == call.Text("tagName")) is { } release
                ? new JsonObject { ["databaseId"] = release.Id, ["isDraft"] = release.Draft }
                : null,
        };

    private static List<SandboxRelease> Visible(GraphQlCall call) =>
        [
            .. call
                .Repository.Releases.All.Where(r => !r.Draft || call.Contents == Access.Write)
                .OrderByDescending(r => r.CreatedAt)
                .ThenByDescending(r => r.Id),
        ];
}
