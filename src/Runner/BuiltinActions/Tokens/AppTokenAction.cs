using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.BuiltinActions.Tokens;

/// <summary>
/// <c>actions/create-github-app-token</c>: the token of a GitHub App that is installed in the run's repository, for as
/// long as the job lasts.
/// </summary>
internal sealed class AppTokenAction : INativeAction
{
    private const string Action = "actions/create-github-app-token";
    private const string Prefix = "permission-";

    // what the API here asks about, as the action's inputs have it
    private static readonly (string Input, Permission Permission)[] Known =
    [
        ("actions", Permission.Actions),
        ("administration", Permission.Administration),
        ("attestations", Permission.Attestations),
        ("checks", Permission.Checks),
        ("contents", Permission.Contents),
        ("deployments", Permission.Deployments),
        ("metadata", Permission.Metadata),
        ("pull-requests", Permission.PullRequests),
        ("statuses", Permission.Statuses),
        ("workflows", Permission.Workflows),
    ];

    // of what has no counterpart here, no App here has anything
    private static readonly string[] Others = ["environments", "issues", "members", "packages", "pages", "secrets"];

    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare([
            "client-id",
            "app-id",
            "private-key",
            "owner",
            "repositories",
            "skip-token-revoke",
            "github-api-url",
            .. Known.Select(known => Prefix + known.Input),
            .. Others.Select(other => Prefix + other),
        ]);

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        var repository = step.Run.Repository;
        step.Refuse(Action, ("owner", [repository.Owner]), ("repositories", [repository.Name]));
        var app = Found(step);
        var token =
            SandboxApps.Token(app, repository, Asked(step))
            ?? throw Refused("The permissions requested are not granted to this installation.");
        step.Log($"::add-mask::{token}");
        var outputs = new Dictionary<string, string>
        {
            ["token"] = token,
            ["installation-id"] = $"{app.Id}",
            ["app-slug"] = app.Slug,
        };
        return Task.FromResult(
            new NativeOutcome(outputs)
            {
                Post = step.Flag("skip-token-revoke", otherwise: false)
                    ? null
                    : _ =>
                    {
                        repository.Sandbox.RevokeToken(token);
                        return Task.CompletedTask;
                    },
            }
        );
    }

    private static SandboxApp Found(NativeStep step)
    {
        var name = step.Text("client-id", step.Text("app-id"));
        if (name.Length == 0)
        {
            throw new NativeFailure(
                "The 'client-id' (or deprecated 'app-id') input must be set to a non-empty string."
            );
        }
        // one line may hold it, too
        var key = step.Required("private-key").Replace("\\n", "\n", StringComparison.Ordinal);
        var app = step.Run.Repository.Sandbox.Apps.All.FirstOrDefault(app =>
            app.ClientId == name || $"{app.Id}" == name
        );
        return app is null ? throw Refused("Integration not found")
            : Lines(app.PrivateKey) != Lines(key) ? throw Refused("A JSON web token could not be decoded")
            : app.Repository != step.Run.Repository.FullName ? throw Refused("Not Found")
            : app;
    }

    private static Dictionary<Permission, Access> Asked(NativeStep step)
    {
        var asked = new Dictionary<Permission, Access>();
        foreach (var (input, permission) in Known)
        {
            asked[permission] = step.Text(Prefix + input) switch
            {
                "" => Access.None,
                "read" => Access.Read,
                "write" => Access.Write,
                var other => throw Refused($"Invalid request: {Prefix}{input} is '{other}'"),
            };
        }
        return Others.Any(other => step.Text(Prefix + other).Length > 0)
            ? throw Refused("The permissions requested are not granted to this installation.")
            : asked.Where(one => one.Value != Access.None).ToDictionary(one => one.Key, one => one.Value);
    }

    private static string Lines(string key) =>
        string.Join(
            '\n',
            key.Split((char[])['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );

    private static NativeFailure Refused(string why) => new($"Failed to create token: {why}");
}
