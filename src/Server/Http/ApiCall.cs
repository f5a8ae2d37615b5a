using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MsReleaseActions.Server.State;
using Grant = MsReleaseActions.Server.State.Access;

namespace MsReleaseActions.Server.Http;

/// <summary>One request on its way through a route: what was asked, by whom, and the words to answer in.</summary>
public sealed class ApiCall
{
    private readonly IReadOnlyDictionary<string, string> values;
    private readonly QueryCollection query;
    private readonly JsonNode? body;

    internal ApiCall(
        SandboxServer sandbox,
        HttpContext http,
        RequestRecord record,
        Origins origins,
        IReadOnlyDictionary<string, string> values,
        JsonNode? body
    )
    {
        Sandbox = sandbox;
        Http = http;
        Record = record;
        Origins = origins;
        this.values = values;
        this.body = body;
        query = new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(record.Query));
    }

    /// <summary>The whole embedded GitHub.</summary>
    public SandboxServer Sandbox { get; }

    /// <summary>The request's line in the log.</summary>
    public RequestRecord Record { get; }

    /// <summary>The addresses to write into answers.</summary>
    public Origins Origins { get; }

    /// <summary>Who asks, or null for anybody.</summary>
    public SandboxToken? Token { get; internal set; }

    /// <summary>The version of the API that was asked for.</summary>
    public string ApiVersion => Header("X-GitHub-Api-Version") is { Length: > 0 } version ? version : "2022-11-28";

    /// <summary>Now, by the sandbox's clock.</summary>
    public DateTimeOffset Now => Sandbox.Now;

    /// <summary>The request as Kestrel has it, for a route that streams.</summary>
    public HttpContext Http { get; }

    /// <summary>What the faults want of this very request.</summary>
    internal FaultSet Faults { get; init; } = FaultSet.None;

    /// <summary>A part of the path, unescaped.</summary>
    public string this[string name] => values[name];

    /// <summary>Whether the route has such a part.</summary>
    internal bool Has(string name) => values.ContainsKey(name);

    /// <summary>A number in the path; anything else is a 404, as there.</summary>
    public long Number(string name) =>
        long.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new Refusal(NotFound());

    /// <summary>A query parameter, or null.</summary>
    public string? Query(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>A request header, or an empty string.</summary>
    public string Header(string name) => Http.Request.Headers[name].ToString();

    /// <summary>
    /// The repository in the path. The caller may see it: otherwise there was a 404 before the route was asked.
    /// </summary>
    public SandboxRepository Repository =>
        Found ?? throw new InvalidOperationException($"{Record.Route} has no repository");

    /// <summary>Set once the caller is known.</summary>
    internal SandboxRepository? Found { get; set; }

    /// <summary>How far the caller goes here.</summary>
    public Grant Access(Permission permission)
    {
        var repository = Repository;
        var given = Token?.For(permission, repository) ?? Grant.None;
        return given == Grant.None && !repository.Private && permission is not Permission.Administration
            ? Grant.Read
            : given;
    }

    /// <summary>
    /// Goes on only if the caller may: anonymous 401 for writes (GitHub asks to sign in), otherwise its 403.
    /// </summary>
    public void Require(Permission permission, Grant access)
    {
        if (Access(permission) >= access)
        {
            return;
        }

        throw new Refusal(
            Token is null
                ? Answer.Error(401, "Requires authentication")
                : Answer
                    .Error(
                        403,
                        Token.Kind != TokenKind.Personal
                            ? "Resource not accessible by integration"
                            : "Resource not accessible by personal access token"
                    )
                    .With(
                        "X-Accepted-GitHub-Permissions",
                        $"{permission.Wire()}={access.ToString().ToLowerInvariant()}"
                    )
        );
    }

    /// <summary>
    /// The JSON object that was sent. Members not named here are violations: GitHub would silently ignore them.
    /// </summary>
    public JsonBody Body(params string[] members)
    {
        if (body is not JsonObject given)
        {
            throw new Refusal(
                body is null
                    ? Unprocessable("Invalid request.\n\nFor 'links/0/schema', nil is not an object.")
                    : Answer.Error(400, "Body should be a JSON object")
            );
        }

        foreach (var member in given.Select(p => p.Key).Except(members, StringComparer.Ordinal))
        {
            Violate($"sent the member '{member}', which this route does not know");
        }

        return new JsonBody(given);
    }

    /// <summary>The body if there is one, else an empty object.</summary>
    public JsonBody OptionalBody(params string[] members) => body is null ? new JsonBody([]) : Body(members);

    /// <summary>Notes what a well-behaved client would not do.</summary>
    public void Violate(string what) => Sandbox.Log.Violate(Record, what);

    /// <summary>An address of the API.</summary>
    public string Url(string path) => Origins.Api + path;

#pragma warning disable CA1822 // They read as the call's own words in a route, whether or not they look at it.
    /// <summary>An answer with JSON.</summary>
    public Answer Json(JsonNode node, int status = 200) => new() { Status = status, Json = node };

    /// <summary>201 with JSON and the Location that GitHub gives.</summary>
    public Answer Created(JsonNode node)
    {
        var answer = Json(node, 201);
        return node is JsonObject o && o["url"] is JsonValue url
            ? answer.With("Location", url.GetValue<string>())
            : answer;
    }

    /// <summary>204.</summary>
    public Answer NoContent() => Answer.Empty(204);

    /// <summary>
    /// A page of a list, with the <c>Link</c> header. <paramref name="wrap"/>: the member that holds the list beside
    /// <c>total_count</c>.
    /// </summary>
    public Answer List<T>(IEnumerable<T> items, Func<T, JsonNode> map, string? wrap = null, int cap = int.MaxValue) =>
        Paging.Page(this, [.. items.Take(cap)], map, wrap);

    /// <summary>GitHub's 404.</summary>
    public Answer NotFound() => Answer.Error(404, "Not Found");

    /// <summary>GitHub's 422 with one sentence.</summary>
    public Answer Unprocessable(string message, params JsonNode[] errors) => Answer.Error(422, message, errors);

    /// <summary>GitHub's 422 "Validation Failed" with one error.</summary>
    public Answer Invalid(string resource, string field, string code, string? message = null)
    {
        var error = new JsonObject
        {
            ["resource"] = resource,
            ["code"] = code,
            ["field"] = field,
        };
        if (message is not null)
        {
            error["message"] = message;
        }

        return Unprocessable("Validation Failed", error);
    }
#pragma warning restore CA1822
}
