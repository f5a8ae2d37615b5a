namespace MsReleaseActions.Testing;

/// <summary>What a runner would see of one run of an action.</summary>
/// <param name="ExitCode">The process's exit code.</param>
/// <param name="Log">Everything printed.</param>
/// <param name="Outputs">What GITHUB_OUTPUT holds, read as the runner reads it.</param>
/// <param name="Summary">What GITHUB_STEP_SUMMARY holds.</param>
public sealed record ActionResult(int ExitCode, string Log, IReadOnlyDictionary<string, string> Outputs, string Summary)
{
    public IReadOnlyList<string> Lines => Log.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Every command that the runner would carry out.</summary>
    public IReadOnlyList<RunnerCommand> Commands => RunnerCommand.Parse(Log);

    /// <summary>The error annotations, as the runner would show them.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Commands.Where(command => command.Name == "error").Select(command => command.Message)];

    /// <summary>The text of the only annotation; fails when there is none or several.</summary>
    public string Error => Errors.Should().ContainSingle().Subject;

    /// <summary>GITHUB_OUTPUT, read as the runner reads it.</summary>
    public static IReadOnlyDictionary<string, string> ReadOutputs(string text)
    {
        var outputs = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length && lines[i].Length > 0; i++)
        {
            var head = lines[i].Split("<<", 2);
            var end = Array.IndexOf(lines, head[1], i + 1);
            outputs[head[0]] = string.Join('\n', lines[(i + 1)..end]);
            i = end;
        }
        return outputs;
    }
}
