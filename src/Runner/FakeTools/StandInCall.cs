namespace MsReleaseActions.Runner.FakeTools;

/// <summary>A line for the shell.</summary>
/// <param name="Text">As a script of <c>package.json</c> holds it.</param>
/// <param name="Folder">Where it runs.</param>
/// <param name="Environment">All of it.</param>
public sealed record ShellLine(string Text, string Folder, IReadOnlyDictionary<string, string> Environment);

/// <summary>Runs a line and gives its exit code.</summary>
public delegate Task<int> Shell(ShellLine line, CancellationToken cancellation);

/// <summary>One call of a tool that is stood in for.</summary>
/// <param name="Options">What the rehearsal wants.</param>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Folder">Where it was called, a full path.</param>
/// <param name="Environment">Of the step.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Time">Dates signatures.</param>
/// <param name="Shell">For scripts of a project.</param>
public sealed record StandInCall(
    StandInOptions Options,
    string Tool,
    IReadOnlyList<string> Arguments,
    string Folder,
    IReadOnlyDictionary<string, string> Environment,
    TextWriter Out,
    TextWriter Error,
    TimeProvider Time,
    Shell Shell
)
{
    /// <summary>Starts another tool that is stood in for.</summary>
    internal Func<StandInCall, CancellationToken, Task<int>> Start { get; init; } =
        static (call, _) => throw new ToolFailure($"{call.Tool}: nothing starts other tools here");

    /// <summary>Whether <c>sudo</c> started it.</summary>
    internal bool AsRoot { get; init; }

    /// <summary>What the job installed so far.</summary>
    internal JobTools Installed => new(Variable("HOME") ?? Options.Tools);

    /// <summary><c>Linux</c>, <c>Windows</c> or <c>macOS</c>: the system that the step believes to be on.</summary>
    internal string Os => Variable("RUNNER_OS") ?? "Linux";

    /// <summary>Whether the machine is one of GitHub's own, with nothing on it but what they install.</summary>
    internal bool IsHosted => Variable("RUNNER_ENVIRONMENT") == "github-hosted";

    /// <summary>The arguments, for patterns.</summary>
    internal string[] Words => [.. Arguments];

    internal string? Variable(string name) =>
        Environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A path that was given relative to where the tool was called.</summary>
    internal string Full(string path) => Path.GetFullPath(Path.Combine(Folder, path));

    internal Task SayAsync(string line) => Out.WriteLineAsync(line);

    internal ToolUse Use(ToolEffect effect)
    {
        var relative = Path.GetRelativePath(Variable("GITHUB_WORKSPACE") ?? Folder, Folder).Replace('\\', '/');
        return new(Tool, Arguments, relative.StartsWith("..", StringComparison.Ordinal) ? Folder : relative, effect)
        {
            Run = Variable("GITHUB_RUN_ID"),
            Job = Variable("GITHUB_JOB"),
            Step = Variable("GITHUB_ACTION"),
        };
    }
}
