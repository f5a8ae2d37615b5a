namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>The command line with which the runner starts an action's container.</summary>
/// <param name="Name">The container's name.</param>
/// <param name="Network">What <c>--network</c> says; null: it is left out, as in a job without containers of its
/// own.</param>
/// <param name="Options">What a test adds: a read-only root file system for instance.</param>
/// <param name="Variables">Names of variables; their values are in the engine's own environment.</param>
/// <param name="Mounts">Source and target.</param>
/// <param name="Image">What is run.</param>
/// <param name="Action">Says the entry point and its arguments.</param>
internal sealed record DockerRun(
    string Name,
    string? Network,
    IReadOnlyList<string> Options,
    IEnumerable<string> Variables,
    IEnumerable<(string Source, string Target)> Mounts,
    string Image,
    ActionFile Action
)
{
    /// <summary>
    /// Six digits of a hash over the runner's settings: by it the runner finds what an earlier job left.
    /// </summary>
    public const string RunnerLabel = "7db36a";

    /// <summary>In the runner's order.</summary>
    public IReadOnlyList<string> Arguments =>
        [
            "run",
            "--name",
            Name,
            "--label",
            RunnerLabel,
            "--workdir",
            "/github/workspace",
            "--rm",
            .. Variables.SelectMany(name => new[] { "-e", name }),
            "-e",
            "GITHUB_ACTIONS=true",
            "-e",
            "CI=true",
            .. Action.Entrypoint.Length > 0 ? ["--entrypoint", Action.Entrypoint] : Array.Empty<string>(),
            .. Network is { } network ? ["--network", network] : Array.Empty<string>(),
            .. Mounts.SelectMany(mount => new[] { "-v", $"{mount.Source}:{mount.Target}" }),
            .. Options,
            Image,
            .. Action.Arguments,
        ];
}
