using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.Http;

namespace MsReleaseActions.Server.Api.Git;

/// <summary>GitHub's <c>diff-entry</c>.</summary>
internal static class DiffJson
{
    /// <summary>An entry for each file that differs.</summary>
    /// <param name="call">Whose addresses are written.</param>
    /// <param name="changes">Of its repository.</param>
    /// <param name="at">The commit that has the files.</param>
    public static JsonArray Of(ApiCall call, IEnumerable<FileChange> changes, string at)
    {
        var page = $"{call.Origins.Server}/{call.Repository.FullName}";
        return
        [
            .. changes.Select(c => new JsonObject
            {
                ["sha"] = c.Sha,
                ["filename"] = c.Path,
                ["status"] = c.Status,
                ["additions"] = c.Additions,
                ["deletions"] = c.Deletions,
                ["changes"] = c.Additions + c.Deletions,
                ["blob_url"] = $"{page}/blob/{at}/{UrlPath.Escape(c.Path)}",
                ["raw_url"] = $"{page}/raw/{at}/{UrlPath.Escape(c.Path)}",
                ["contents_url"] = $"{call.Origins.ApiOf(call.Repository)}/contents/{UrlPath.Escape(c.Path)}?ref={at}",
            }),
        ];
    }
}
