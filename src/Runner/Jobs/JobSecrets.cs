using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.Jobs;

/// <summary>
/// The contexts <c>secrets</c> and <c>vars</c> of a job: the repository's, overruled by its environment's.
/// </summary>
internal static class JobSecrets
{
    public static Dictionary<string, string> Of(SandboxRepository repository, string? environment, string token)
    {
        var secrets = Merge(
            repository.Actions.Secrets,
            environment is null ? null : repository.Actions.FindEnvironment(environment)?.Secrets
        );
        secrets["GITHUB_TOKEN"] = token;
        return secrets;
    }

    public static Dictionary<string, string> Variables(SandboxRepository repository, string? environment) =>
        Merge(
            repository.Actions.Variables,
            environment is null ? null : repository.Actions.FindEnvironment(environment)?.Variables
        );

    private static Dictionary<string, string> Merge(
        IReadOnlyDictionary<string, string> own,
        IReadOnlyDictionary<string, string>? more
    )
    {
        var merged = new Dictionary<string, string>(own, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in more?.AsEnumerable() ?? [])
        {
            merged[name] = value;
        }
        return merged;
    }
}
