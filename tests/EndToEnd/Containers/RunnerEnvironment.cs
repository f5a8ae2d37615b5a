namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>What a job is about.</summary>
/// <param name="ApiUrl">GITHUB_API_URL.</param>
/// <param name="ServerUrl">GITHUB_SERVER_URL.</param>
/// <param name="Repository"><c>owner/name</c>.</param>
/// <param name="Sha">The commit that the run belongs to.</param>
/// <param name="Token">The job's own token: <c>github.token</c>, which is in no variable.</param>
internal sealed record JobFacts(string ApiUrl, string ServerUrl, string Repository, string Sha, string Token)
{
    /// <summary>A job of the real GitHub, for what must end before anything is sent.</summary>
    public static JobFacts Offline { get; } =
        new("https://api.github.com", "https://github.com", "org/ms-manager", new string('a', 40), "t0ken");
}

/// <summary>
/// The variables that the runner (2.336) gives the container of an action in a dispatched run of the default branch,
/// paths as the runner's machine has them.
/// </summary>
internal static class RunnerEnvironment
{
    /// <param name="job">What the job is about.</param>
    /// <param name="folders">Its folders.</param>
    /// <param name="action">The action that is run, with <c>uses: org/ms-release-actions/ID@v1</c>.</param>
    /// <param name="step">What the step's command files end in.</param>
    public static Dictionary<string, string> Of(JobFacts job, RunnerFolders folders, ActionFile action, string step)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = folders.Home };
        Add(environment, "GITHUB_", Run(job).Concat(Step(folders, action, step)));
        Add(environment, "RUNNER_", Machine(folders));
        Add(environment, "ACTIONS_", Services);
        return environment;
    }

    /// <summary>
    /// The variables of inputs, undeclared ones too; one that is not given arrives as its default or empty.
    /// </summary>
    public static Dictionary<string, string> Inputs(
        JobFacts job,
        ActionFile action,
        IReadOnlyDictionary<string, string> given
    )
    {
        var values = action.Inputs.ToDictionary(
            input => input.Name,
            input => Evaluate(job, input.Default),
            StringComparer.OrdinalIgnoreCase
        );
        foreach (var (name, value) in given)
        {
            values[name] = value;
        }
        return values.ToDictionary(
            input => "INPUT_" + input.Key.Replace(' ', '_').ToUpperInvariant(),
            input => input.Value,
            StringComparer.Ordinal
        );
    }

    private static string Evaluate(JobFacts job, string value) =>
        value switch
        {
            "${{ github.token }}" => job.Token,
            "${{ github.repository }}" => job.Repository,
            "${{ github.api_url }}" => job.ApiUrl,
            _ when value.Contains("${{", StringComparison.Ordinal) => throw new NotSupportedException(
                $"a default with the expression {value}: teach {nameof(RunnerEnvironment)} what it means"
            ),
            _ => value,
        };

    private static Dictionary<string, string> Run(JobFacts job) =>
        new(StringComparer.Ordinal)
        {
            ["ACTOR"] = "octocat",
            ["ACTOR_ID"] = "583231",
            ["API_URL"] = job.ApiUrl,
            ["BASE_REF"] = "",
            ["EVENT_NAME"] = "workflow_dispatch",
            ["GRAPHQL_URL"] = job.ApiUrl + "/graphql",
            ["HEAD_REF"] = "",
            ["JOB"] = "promote",
            ["REF"] = "refs/heads/main",
            ["REF_NAME"] = "main",
            ["REF_PROTECTED"] = "true",
            ["REF_TYPE"] = "branch",
            ["REPOSITORY"] = job.Repository,
            ["REPOSITORY_ID"] = "1296269",
            ["REPOSITORY_OWNER"] = job.Repository.Split('/')[0],
            ["REPOSITORY_OWNER_ID"] = "9919",
            ["RETENTION_DAYS"] = "90",
            ["RUN_ATTEMPT"] = "1",
            ["RUN_ID"] = "4711",
            ["RUN_NUMBER"] = "7",
            ["SERVER_URL"] = job.ServerUrl,
            ["SHA"] = job.Sha,
            ["TRIGGERING_ACTOR"] = "octocat",
            ["WORKFLOW"] = "release",
            ["WORKFLOW_REF"] = $"{job.Repository}/.github/workflows/release.yml@refs/heads/main",
            ["WORKFLOW_SHA"] = job.Sha,
        };

    private static Dictionary<string, string> Step(RunnerFolders folders, ActionFile action, string step) =>
        new(StringComparer.Ordinal)
        {
            ["ACTION"] = $"__org_ms-release-actions_{action.Id}",
            ["ACTION_REF"] = "v1",
            ["ACTION_REPOSITORY"] = "org/ms-release-actions",
            ["EVENT_PATH"] = Path.Combine(folders.Workflow, "event.json"),
            ["WORKSPACE"] = folders.Workspace,
            // the command files: made empty before the step, read after it
            ["ENV"] = Path.Combine(folders.FileCommands, $"set_env_{step}"),
            ["OUTPUT"] = Path.Combine(folders.FileCommands, $"set_output_{step}"),
            ["PATH"] = Path.Combine(folders.FileCommands, $"add_path_{step}"),
            ["STATE"] = Path.Combine(folders.FileCommands, $"save_state_{step}"),
            ["STEP_SUMMARY"] = Path.Combine(folders.FileCommands, $"step_summary_{step}"),
        };

    private static Dictionary<string, string> Machine(RunnerFolders folders) =>
        new(StringComparer.Ordinal)
        {
            ["ARCH"] = "X64",
            ["ENVIRONMENT"] = "github-hosted",
            ["NAME"] = "GitHub Actions 2",
            ["OS"] = "Linux",
            ["TEMP"] = folders.Temp,
            ["TOOL_CACHE"] = "/opt/hostedtoolcache",
            // stays what it is on the machine: no mount holds it
            ["WORKSPACE"] = folders.RunnerWorkspace,
        };

    private static Dictionary<string, string> Services { get; } =
        new(StringComparer.Ordinal)
        {
            ["CACHE_URL"] = "https://artifactcache.actions.githubusercontent.com/x/",
            ["ID_TOKEN_REQUEST_TOKEN"] = "not-for-actions-that-do-not-ask",
            ["ID_TOKEN_REQUEST_URL"] =
                "https://run-actions-1-azure-eastus.actions.githubusercontent.com/x//idtoken/x?api-version=2.0",
            ["RESULTS_URL"] = "https://results-receiver.actions.githubusercontent.com/",
            ["RUNTIME_TOKEN"] = "not-for-actions-that-do-not-ask",
            ["RUNTIME_URL"] = "https://pipelinesghubeus1.actions.githubusercontent.com/x/",
        };

    private static void Add(
        Dictionary<string, string> environment,
        string prefix,
        IEnumerable<KeyValuePair<string, string>> variables
    )
    {
        foreach (var (name, value) in variables)
        {
            environment[prefix + name] = value;
        }
    }
}
