using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>
/// The names of secrets, variables with their values, and whether Actions are enabled. GitHub wants permissions of
/// their own for most; here an administrator's are needed.
/// </summary>
internal static class SecretRoutes
{
    private const string Actions = "/repos/{owner}/{repo}/actions";
    private const string Environment = "/repos/{owner}/{repo}/environments/{environment_name}";

    public static void Add(Routes routes)
    {
        routes.Get(Actions + "/secrets", call => Secrets(call, Repository(call).Secrets));
        routes.Get(Actions + "/variables", call => Variables(call, Repository(call).Variables));
        // an organisation of the sandbox has none
        routes.Get(Actions + "/organization-secrets", call => Secrets(call, Nothing(call)));
        routes.Get(Actions + "/organization-variables", call => Variables(call, Nothing(call)));
        routes.Get(Environment + "/secrets", call => Secrets(call, Find(call).Secrets));
        routes.Get(Environment + "/variables", call => Variables(call, Find(call).Variables));
        routes.Get(
            Actions + "/permissions",
            call =>
                call.Json(
                    new JsonObject
                    {
                        ["enabled"] = Repository(call).IsEnabled,
                        ["allowed_actions"] = "all",
                        ["sha_pinning_required"] = false,
                    }
                )
        );
    }

    private static RepositoryActions Repository(ApiCall call)
    {
        call.Require(Permission.Administration, Access.Read);
        return call.Repository.Actions;
    }

    private static Dictionary<string, string> Nothing(ApiCall call)
    {
        _ = Repository(call);
        return [];
    }

    private static SandboxEnvironment Find(ApiCall call) =>
        Repository(call).FindEnvironment(call["environment_name"]) ?? throw new Refusal(call.NotFound());

    private static Answer Secrets(ApiCall call, IReadOnlyDictionary<string, string> secrets) =>
        call.List([.. secrets.Keys.Order(StringComparer.Ordinal)], name => Dated(call, name), wrap: "secrets");

    private static Answer Variables(ApiCall call, IReadOnlyDictionary<string, string> variables) =>
        call.List(
            [.. variables.OrderBy(variable => variable.Key, StringComparer.Ordinal)],
            variable => With(Dated(call, variable.Key), variable.Value),
            wrap: "variables"
        );

    private static JsonObject Dated(ApiCall call, string name) =>
        new()
        {
            ["name"] = name.ToUpperInvariant(),
            ["created_at"] = call.Repository.CreatedAt.Iso(),
            ["updated_at"] = call.Repository.CreatedAt.Iso(),
        };

    private static JsonObject With(JsonObject json, string value)
    {
        json["value"] = value;
        return json;
    }
}
