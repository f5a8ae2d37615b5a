using System.Runtime.InteropServices;
using MsReleaseActions.Sandbox.Http;

namespace MsReleaseActions.Cli.Runner;

/// <summary>The environment of a container action, as GitHub's runner makes it: nothing of this machine's own gets through.</summary>
internal static class RunnerVariables
{
    public const string Actor = "octocat";

    /// <param name="job">The job.</param>
    /// <param name="action">What <c>action.yml</c> declares.</param>
    /// <param name="step">The step's id.</param>
    /// <param name="with">The <c>with:</c> block.</param>
    public static IReadOnlyDictionary<string, string> Of(RunnerJob job, ActionDefinition action, string step, IReadOnlyDictionary<string, string> with)
    {
        var origins = job.Repository.Sandbox.Origins;
        var branch = job.Repository.DefaultBranch;
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CI"] = "true",
            ["HOME"] = job.Home,
            ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            ["DOTNET_ROOT"] = RuntimeRoot,
            ["GITHUB_ACTION"] = step,
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_ACTION_REF"] = "v1",
            ["GITHUB_ACTION_REPOSITORY"] = "org/ms-release-actions",
            ["GITHUB_ACTOR"] = Actor,
            ["GITHUB_ACTOR_ID"] = "583231",
            ["GITHUB_API_URL"] = origins.Api,
            ["GITHUB_BASE_REF"] = "",
            ["GITHUB_EVENT_NAME"] = "workflow_dispatch",
            ["GITHUB_EVENT_PATH"] = job.EventFile,
            ["GITHUB_GRAPHQL_URL"] = $"{origins.Api}/graphql",
            ["GITHUB_HEAD_REF"] = "",
            ["GITHUB_JOB"] = job.Id,
            ["GITHUB_REF"] = $"refs/heads/{branch}",
            ["GITHUB_REF_NAME"] = branch,
            ["GITHUB_REF_PROTECTED"] = "true",
            ["GITHUB_REF_TYPE"] = "branch",
            ["GITHUB_REPOSITORY"] = job.Repository.FullName,
            ["GITHUB_REPOSITORY_ID"] = $"{job.Repository.Id}",
            ["GITHUB_REPOSITORY_OWNER"] = job.Repository.Owner,
            ["GITHUB_REPOSITORY_OWNER_ID"] = "1",
            ["GITHUB_RETENTION_DAYS"] = "90",
            ["GITHUB_RUN_ATTEMPT"] = "1",
            ["GITHUB_RUN_ID"] = $"{job.Run.Id}",
            ["GITHUB_RUN_NUMBER"] = $"{job.Run.Number}",
            ["GITHUB_SERVER_URL"] = origins.Server,
            ["GITHUB_SHA"] = job.Sha,
            ["GITHUB_TRIGGERING_ACTOR"] = Actor,
            ["GITHUB_WORKFLOW"] = job.Run.Name,
            ["GITHUB_WORKFLOW_REF"] = $"{job.Repository.FullName}/{job.Run.Path}@refs/heads/{branch}",
            ["GITHUB_WORKFLOW_SHA"] = job.Sha,
            ["GITHUB_WORKSPACE"] = job.Workspace,
            ["RUNNER_ARCH"] = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "ARM64" : "X64",
            ["RUNNER_ENVIRONMENT"] = "github-hosted",
            ["RUNNER_NAME"] = "GitHub Actions 1",
            ["RUNNER_OS"] = "Linux",
            ["RUNNER_TEMP"] = job.Temp,
            ["RUNNER_TOOL_CACHE"] = "/opt/hostedtoolcache",
            ["RUNNER_WORKSPACE"] = Path.GetDirectoryName(job.Workspace)!,
        };
        foreach (var (name, value) in Inputs(job, origins, action, with))
        {
            variables[$"INPUT_{name.Replace(' ', '_').ToUpperInvariant()}"] = value;
        }
        return variables;
    }

    // every declared input arrives, with its default or empty; one that is not declared only warns, so it is a mistake of ours here
    private static IEnumerable<(string Name, string Value)> Inputs(
        RunnerJob job, Origins origins, ActionDefinition action, IReadOnlyDictionary<string, string> with)
    {
        var unknown = with.Keys.Where(name => !action.Defaults.ContainsKey(name)).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException($"{action.Id} declares no input {string.Join(", ", unknown)}");
        }
        return action.Defaults.Select(input => (input.Key, with.TryGetValue(input.Key, out var given) ? given : Evaluate(input.Value, job, origins)));
    }

    private static string Evaluate(string value, RunnerJob job, Origins origins) =>
        value switch
        {
            "${{ github.token }}" => job.Token,
            "${{ github.repository }}" => job.Repository.FullName,
            "${{ github.api_url }}" => origins.Api,
            _ when value.Contains("${{", StringComparison.Ordinal) => throw new InvalidOperationException($"the default {value} is not known to the rehearsal"),
            _ => value,
        };

    // the folder of the .NET that runs this program: an image has its own, a program of the build tree looks it up
    private static string RuntimeRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
