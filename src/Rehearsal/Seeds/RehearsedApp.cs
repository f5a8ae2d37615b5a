using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>
/// The GitHub App that publishes, installed under the names that the description has, and the ruleset of the release
/// tags that lets nobody but it through.
/// </summary>
internal static class RehearsedApp
{
    /// <summary>Nothing where the job's own token publishes.</summary>
    public static void Put(SandboxRepository repository, ReleaseSettings settings)
    {
        if (settings.App is not { } named)
        {
            return;
        }
        using var key = RSA.Create(2048);
        var app = repository.Sandbox.Apps.Install(
            new SandboxApp(
                named.AppId ?? repository.Sandbox.NextId(),
                named.ClientId,
                "release-app",
                key.ExportRSAPrivateKeyPem(),
                repository.FullName,
                new Dictionary<Permission, Access> { [Permission.Contents] = Access.Write }
            )
        );
        repository.Actions.Environment(settings.Environment).Secrets[named.PrivateKeySecret] = app.PrivateKey;
        repository.Protection.Put(
            new SandboxRuleset(
                repository.Sandbox.NextId(),
                "release tags",
                "tag",
                "active",
                Names(settings.TagPrefix),
                [Rule("creation"), Rule("update"), Rule("deletion")],
                [Actor(app)],
                repository.Sandbox.Now,
                repository.Sandbox.Now
            )
        );
    }

    // a candidate that is a prerelease has a tag, too
    private static JsonObject Names(string prefix) =>
        new()
        {
            ["ref_name"] = new JsonObject
            {
                ["include"] = new JsonArray($"refs/tags/{prefix}*"),
                ["exclude"] = new JsonArray("refs/tags/rc-*"),
            },
        };

    private static JsonObject Rule(string type) => new() { ["type"] = type };

    private static JsonObject Actor(SandboxApp app) =>
        new()
        {
            ["actor_id"] = app.Id,
            ["actor_type"] = "Integration",
            ["bypass_mode"] = "always",
        };
}
