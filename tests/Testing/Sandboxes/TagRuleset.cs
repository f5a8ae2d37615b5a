using System.Text.Json.Nodes;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Testing.Sandboxes;

/// <summary>A ruleset of tags, as an administrator would make it.</summary>
public static class TagRuleset
{
    /// <summary>The rule of a tag that nobody makes.</summary>
    public const string NoCreation = """{"type":"creation"}""";

    /// <summary>Puts it in place of the one that was put before.</summary>
    /// <param name="rules">One rule or several, as JSON, with commas between them.</param>
    /// <param name="pattern">The tags that are meant.</param>
    /// <param name="app">The only one that it spares; null: nobody.</param>
    public static SandboxRuleset Put(
        SandboxRepository repository,
        string rules = NoCreation,
        string pattern = "v*",
        SandboxApp? app = null
    ) =>
        repository.Protection.Put(
            new SandboxRuleset(
                1,
                "release tags",
                "tag",
                "active",
                JsonNode.Parse($$$"""{"ref_name":{"include":["refs/tags/{{{pattern}}}"],"exclude":[]}}""")!.AsObject(),
                JsonNode.Parse($"[{rules}]")!.AsArray(),
                app is null
                    ? []
                    :
                    [
                        new JsonObject
                        {
                            ["actor_id"] = app.Id,
                            ["actor_type"] = "Integration",
                            ["bypass_mode"] = "always",
                        },
                    ],
                repository.Sandbox.Now,
                repository.Sandbox.Now
            )
        );
}
