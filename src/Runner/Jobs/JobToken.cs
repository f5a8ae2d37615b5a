using MsReleaseActions.Server.State;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.Runner.Jobs;

/// <summary>
/// The <c>GITHUB_TOKEN</c> of a job: what its <c>permissions</c> grant, for its repository, while it runs.
/// </summary>
internal static class JobToken
{
    // scopes that the API here asks about; the others (id-token, packages, …) have nothing to open in it
    private static readonly (string Scope, Permission Permission)[] Known =
    [
        ("actions", Permission.Actions),
        ("attestations", Permission.Attestations),
        ("checks", Permission.Checks),
        ("contents", Permission.Contents),
        ("deployments", Permission.Deployments),
        ("pull-requests", Permission.PullRequests),
        ("statuses", Permission.Statuses),
    ];

    /// <summary>Makes it.</summary>
    /// <param name="permissions">The job's, else the workflow's; null: the default of new repositories, which may read
    /// the code.</param>
    public static string Create(SandboxRepository repository, Permissions? permissions) =>
        repository.Sandbox.CreateToken("github-actions[bot]", TokenKind.Workflow, repository, [.. Grants(permissions)]);

    /// <summary>
    /// What a job with <c>id-token: write</c> is told. Nobody answers there: identities are not part of the sandbox,
    /// and an action that wants one of a cloud fails.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> Identity(SandboxRun run, Permissions? permissions) =>
        permissions?.Of("id-token") == "write"
            ?
            [
                KeyValuePair.Create(
                    "ACTIONS_ID_TOKEN_REQUEST_URL",
                    $"{run.Repository.Sandbox.Origins.Server}/_identity/{run.Id}"
                ),
                KeyValuePair.Create("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "none"),
            ]
            : [];

    private static IEnumerable<(Permission Permission, Access Access)> Grants(Permissions? permissions) =>
        permissions is null
            ? [(Permission.Contents, Access.Read)]
            : Known
                .Select(known =>
                    (
                        known.Permission,
                        permissions.Of(known.Scope) switch
                        {
                            "write" => Access.Write,
                            "read" => Access.Read,
                            _ => Access.None,
                        }
                    )
                )
                .Where(grant => grant.Item2 != Access.None);
}
