namespace MsReleaseActions.Runner.Steps;

/// <summary>The machine of a job as its programs see it.</summary>
/// <param name="Image">What it pretends to be.</param>
/// <param name="Folders">Where everything lies.</param>
/// <param name="Token">The job's token.</param>
/// <param name="Facts">The texts of <c>github</c>.</param>
/// <param name="Tools">A folder that goes to the front of <c>PATH</c>, or null.</param>
/// <param name="Own">Variables that programs of this machine need in order to start, and what the job's permissions
/// bring.</param>
internal sealed record JobMachine(
    HostedImage Image,
    Folders Folders,
    string Token,
    IReadOnlyDictionary<string, string> Facts,
    string? Tools,
    IReadOnlyList<KeyValuePair<string, string>> Own
)
{
    private const string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static readonly string[] Hidden = ["token", "event"];

    /// <summary>The context <c>runner</c>.</summary>
    public IReadOnlyDictionary<string, string> Runner { get; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["os"] = Image.Os,
            ["arch"] = Image.Arch,
            ["name"] = "GitHub Actions 1",
            ["environment"] = "github-hosted",
            ["tool_cache"] = Folders.ToolCache,
            ["temp"] = Folders.Temp,
            ["workspace"] = Path.GetDirectoryName(Folders.Workspace)!,
        };

    /// <summary>
    /// The whole environment of a process; nothing of this machine's own gets through but <see cref="Own"/>.
    /// </summary>
    /// <param name="step">Variables of the workflow, the job and the step, the later ones winning.</param>
    /// <param name="path">Folders for the front of <c>PATH</c>.</param>
    /// <param name="facts">More texts of <c>github</c>: <c>action</c> and its kind.</param>
    public Dictionary<string, string> Environment(
        IEnumerable<KeyValuePair<string, string>> step,
        IReadOnlyList<string> path,
        IEnumerable<KeyValuePair<string, string>> facts
    )
    {
        var variables = new Dictionary<string, string>(Own, StringComparer.Ordinal)
        {
            ["CI"] = "true",
            ["HOME"] = Folders.Home,
            ["LANG"] = "C.UTF-8",
            ["PATH"] = SystemPath,
        };
        Set(variables, step);
        // what the runner itself says cannot be overruled
        Set(
            variables,
            Facts
                .Concat(facts)
                .Where(fact => !Hidden.Contains(fact.Key))
                .Select(fact => KeyValuePair.Create($"GITHUB_{fact.Key.ToUpperInvariant()}", fact.Value))
        );
        Set(variables, Runner.Select(fact => KeyValuePair.Create($"RUNNER_{fact.Key.ToUpperInvariant()}", fact.Value)));
        variables["GITHUB_ACTIONS"] = "true";
        variables["PATH"] = string.Join(
            Path.PathSeparator,
            [.. path, .. Tools is null ? (string[])[] : [Tools], variables["PATH"]]
        );
        return variables;
    }

    private static void Set(Dictionary<string, string> variables, IEnumerable<KeyValuePair<string, string>> more)
    {
        foreach (var (name, value) in more)
        {
            variables[name] = value;
        }
    }
}
