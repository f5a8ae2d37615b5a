using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.GraphQl;

/// <summary>Something that a document names is not there.</summary>
public sealed class NotResolved(string member, string message) : Exception(message)
{
    /// <summary>The member of the repository that is null then.</summary>
    public string Member { get; } = member;
}

/// <summary>A known document on its way: who asks, of which repository, with which variables.</summary>
internal sealed record GraphQlCall(ApiCall Rest, SandboxRepository Repository, JsonObject Variables)
{
    public string Page => $"{Rest.Origins.Server}/{Repository.FullName}";

    public Access Contents => Rest.Token!.For(Permission.Contents, Repository);

    public string? Text(string name) => (string?)Variables[name];

    /// <summary>
    /// A page of a connection: <c>nodes</c>, <c>pageInfo</c>, and (where it is asked for) <c>totalCount</c>.
    /// </summary>
    public JsonObject Connection<T>(IReadOnlyList<T> items, string size, Func<T, JsonNode> map, bool total = false)
    {
        var from = int.TryParse(Text("endCursor"), out var cursor) ? cursor : 0;
        var page = items.Skip(from).Take((int?)Variables[size] ?? 30).ToList();
        var json = new JsonObject
        {
            ["nodes"] = new JsonArray([.. page.Select(map)]),
            ["pageInfo"] = PageInfo(from + page.Count < items.Count, page.Count == 0 ? null : $"{from + page.Count}"),
        };
        if (total)
        {
            json["totalCount"] = items.Count;
        }

        return json;
    }

    /// <summary>A connection without anything in it.</summary>
    public static JsonObject Empty(bool pages = false)
    {
        var json = new JsonObject { ["nodes"] = new JsonArray(), ["totalCount"] = 0 };
        if (pages)
        {
            json["pageInfo"] = PageInfo(false, null);
        }

        return json;
    }

    public static JsonObject PageInfo(bool more, string? cursor) =>
        new() { ["hasNextPage"] = more, ["endCursor"] = cursor };
}
