using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace MsReleaseActions.Server.Http;

/// <summary>GitHub's pages: 30 unless asked for up to 100, and the way on only in the <c>Link</c> header.</summary>
internal static class Paging
{
    public static Answer Page<T>(ApiCall call, IReadOnlyList<T> items, Func<T, JsonNode> map, string? wrap)
    {
        var wanted = Parse(call.Query("per_page"), 30);
        var size = Math.Clamp(wanted, 1, 100);
        if (wanted != size)
        {
            call.Violate($"asked for {wanted} a page, and gets {size}");
        }

        var page = Math.Max(Parse(call.Query("page"), 1), 1);
        var last = Math.Max(1, (items.Count + size - 1) / size);
        var slice = new JsonArray([
            .. items.Skip((int)Math.Min(int.MaxValue, (long)(page - 1) * size)).Take(size).Select(map),
        ]);
        var answer = call.Json(wrap is null ? slice : new JsonObject { ["total_count"] = items.Count, [wrap] = slice });

        var links = new List<string>();
        if (page > 1)
        {
            links.Add(Link(call, Math.Min(page - 1, last), "prev"));
        }

        if (page < last)
        {
            links.Add(Link(call, page + 1, "next"));
            links.Add(Link(call, last, "last"));
        }

        if (page > 1)
        {
            links.Add(Link(call, 1, "first"));
        }

        return links.Count == 0 ? answer : answer.With("Link", string.Join(", ", links));
    }

    private static int Parse(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : otherwise;

    private static string Link(ApiCall call, int page, string relation)
    {
        var query = QueryHelpers.ParseQuery(call.Record.Query);
        query["page"] = page.ToString(CultureInfo.InvariantCulture);
        return $"<{QueryHelpers.AddQueryString(call.Url(call.Record.Path), query)}>; rel=\"{relation}\"";
    }
}
