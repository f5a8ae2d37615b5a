using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Testing.OpenApi;

/// <summary>GitHub's own description of its API, from the file that <c>GITHUB_OPENAPI</c> names.</summary>
public sealed partial class ApiDescription
{
    /// <summary>A folder's listing without a path is described as one with an empty path.</summary>
    private static readonly Dictionary<string, string> RootFolder = new(StringComparer.Ordinal)
    {
        ["/repos/{owner}/{repo}/contents"] = "/repos/{owner}/{repo}/contents/{path}",
    };

    private static readonly Lazy<ApiDescription?> Only = new(Load);
    private readonly Dictionary<string, JsonNode> operations;
    private readonly SchemaValidator validator;

    private ApiDescription(JsonNode document)
    {
        // Seen in practice, and what an interrupted upload leaves; the description does not know it.
        document["components"]!["schemas"]!["release-asset"]!["properties"]!["state"]!["enum"]!
            .AsArray()
            .Add("starter");
        validator = new SchemaValidator(document);
        IsReduced = document["info"]?["x-source"] is not null;
        operations = document["paths"]!
            .AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(o => (Key: Key(o.Key, path.Key), o.Value)))
            .Where(o => o.Value is JsonObject)
            .ToDictionary(o => o.Key, o => o.Value!, StringComparer.Ordinal);
    }

    /// <summary>The description, or null where the variable is not set.</summary>
    public static ApiDescription? Instance => Only.Value;

    /// <summary>
    /// Whether a route is real and yet no part of the description: GraphQL, and what lies beside the paths that it was
    /// reduced to.
    /// </summary>
    public static bool IsBeside(string route) =>
        route
            is "/graphql"
                or "/repos/{owner}/{repo}/readme"
                or "/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations"
                or "/repos/{owner}/{repo}/actions/permissions"
                or "/repos/{owner}/{repo}/actions/secrets"
                or "/repos/{owner}/{repo}/actions/variables"
                or "/repos/{owner}/{repo}/actions/organization-secrets"
                or "/repos/{owner}/{repo}/actions/organization-variables"
                or "/repos/{owner}/{repo}/environments/{environment_name}/secrets"
                or "/repos/{owner}/{repo}/environments/{environment_name}/variables";

    /// <summary>Whether it holds the paths that we use, and not all of GitHub's.</summary>
    public bool IsReduced { get; }

    /// <summary>Every operation, as <see cref="Key"/> writes it.</summary>
    public IReadOnlyCollection<string> Operations => operations.Keys;

    /// <summary>Whether the description has such an operation.</summary>
    public bool Knows(string method, string route) => operations.ContainsKey(Key(method, route));

    /// <summary>What is wrong with an answer. An operation that the description lacks is wrong altogether.</summary>
    public IEnumerable<string> Check(string method, string route, int status, JsonNode? body)
    {
        if (!operations.TryGetValue(Key(method, route), out var operation))
        {
            return [$"{method} {route} is not in the description"];
        }

        return Checked(operation, status, body).Select(problem => $"{method} {route} -> {status}: {problem}");
    }

    private IEnumerable<string> Checked(JsonNode operation, int status, JsonNode? body)
    {
        if (status is >= 400)
        {
            return body is null ? [] : validator.Check(body, ErrorSchema(status), "$");
        }

        if (status == 304)
        {
            return body is null ? [] : ["304 has a body"];
        }

        if (operation["responses"]![status.ToString()] is not { } response)
        {
            return ["the status is not in the description"];
        }

        var content = response["content"]?["application/json"] ?? response["content"]?["application/scim+json"];
        return (content?["schema"], body) switch
        {
            ({ } schema, { } given) => validator.Check(given, schema, "$"),
            ({ }, null) when status == 302 => [],
            ({ }, null) => ["the body is missing"],
            (null, { }) => ["no body is expected"],
            _ => [],
        };
    }

    /// <summary>Errors are described for few operations only; their forms are the same everywhere.</summary>
    private static JsonObject ErrorSchema(int status)
    {
        string[] names =
            status == 422 ? ["validation-error", "validation-error-simple", "basic-error"] : ["basic-error"];
        var choices = names.Select(n => (JsonNode)new JsonObject { ["$ref"] = $"#/components/schemas/{n}" });
        return new JsonObject
        {
            ["required"] = new JsonArray("message", "documentation_url", "status"),
            ["anyOf"] = new JsonArray([.. choices]),
        };
    }

    private static ApiDescription? Load() =>
        Environment.GetEnvironmentVariable("GITHUB_OPENAPI") is { Length: > 0 } file
            ? new ApiDescription(JsonNode.Parse(File.ReadAllBytes(file))!)
            : null;

    /// <summary>
    /// An operation with the names of its parameters taken out, for these differ: <c>GET /repos/{}/{}</c>.
    /// </summary>
    public static string Key(string method, string route) =>
        $"{method.ToUpperInvariant()} {Parameter().Replace(RootFolder.GetValueOrDefault(route, route), "{}")}";

    [GeneratedRegex(@"\{\*?[^}]+\}")]
    private static partial Regex Parameter();
}
