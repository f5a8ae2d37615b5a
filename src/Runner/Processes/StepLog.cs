namespace MsReleaseActions.Runner.Processes;

/// <summary>
/// Reads what a step prints, on either stream, as GitHub's runner reads it: commands are obeyed, secrets are hidden,
/// the rest is log. Calls may come from any thread.
/// </summary>
/// <param name="masks">The job's secrets; <c>::add-mask::</c> adds to them.</param>
/// <param name="workspace">Files of annotations are told relative to it.</param>
public sealed class StepLog(Masks masks, string workspace = "")
{
    private const int MostOfALevel = 10;
    private readonly Lock gate = new();
    private readonly List<string> lines = [];
    private readonly List<Annotation> annotations = [];
    private readonly Dictionary<string, string> outputs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> state = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> notes = [];
    private readonly CommandStop stop = new();
    private bool echo;
    private string? failure;

    /// <summary>The log as GitHub keeps it: <c>##[error]…</c>, <c>##[group]…</c>, no secrets.</summary>
    public IReadOnlyList<string> Lines => Locked(() => lines.ToArray());

    /// <summary>The first ten of each level; the others are in the log only.</summary>
    public IReadOnlyList<Annotation> Annotations => Locked(() => annotations.ToArray());

    /// <summary>Set with the deprecated <c>::set-output::</c>; names in any case.</summary>
    public IReadOnlyDictionary<string, string> Outputs =>
        Locked(() => new Dictionary<string, string>(outputs, StringComparer.OrdinalIgnoreCase));

    /// <summary>Set with the deprecated <c>::save-state::</c>.</summary>
    public IReadOnlyDictionary<string, string> State =>
        Locked(() => new Dictionary<string, string>(state, StringComparer.OrdinalIgnoreCase));

    /// <summary>What GitHub would have done here and this runner does not: problem matchers.</summary>
    public IReadOnlyList<string> Notes => Locked(() => notes.ToArray());

    /// <summary>
    /// Why a command of the step makes it fail, whatever its exit code; null when none does. It is among the
    /// annotations.
    /// </summary>
    public string? Failure => Locked(() => failure);

    /// <summary>Takes one line; returns what somebody who watches should see of it, or null.</summary>
    public string? Take(string line) => Read(line).Shown;

    /// <summary>Takes one line; returns all that came of it.</summary>
    public StepLine Read(string line) =>
        Locked(() =>
        {
            var (before, known) = (lines.Count, annotations.Count);
            var shown = Obey(line);
            return new StepLine(shown, lines[before..], annotations[known..]);
        });

    /// <summary>
    /// Adds an annotation of the runner's own, as <c>Process completed with exit code 1.</c>; returns its line for
    /// people.
    /// </summary>
    public string Add(Annotation annotation) => Locked(() => Annotate(annotation));

    private string? Obey(string line)
    {
        var command = WorkflowCommand.Parse(line, stop.Known);
        if (command is null || stop.IsOn)
        {
            // the line that ends the stop is shown too
            stop.Resume(command);
            return Write(line);
        }
        if (command.Name == CommandStop.Command)
        {
            return stop.Begin(command.Data, masks) is { } refusal ? Fail(line, refusal) : Write(line);
        }
        if (echo && !CommandStop.HasOwnLine(command.Name))
        {
            Write(line);
        }
        return Obey(command, line);
    }

    private string? Obey(WorkflowCommand command, string line)
    {
        switch (command.Name)
        {
            case Annotation.Error or Annotation.Warning or Annotation.Notice:
                return Annotate(Annotation.Of(command, workspace));
            case "group":
                Write($"##[group]{command.Data}");
                return masks.Hide(command.Data);
            case "endgroup":
                Write("##[endgroup]");
                return null;
            case "add-mask":
                return Mask(command.Data);
            case "set-output" or "save-state":
                return Set(command, command.Name == "set-output" ? outputs : state, line);
            case "set-env" or "add-path":
                return Fail(
                    line,
                    $"The `{command.Name}` command is disabled: write to the file "
                        + $"{(command.Name == "set-env" ? "GITHUB_ENV" : "GITHUB_PATH")} instead."
                );
            case "echo":
                return Echo(command.Data, line);
            case "add-matcher":
                return Note(
                    $"the problem matcher {command.Data} is not applied: GitHub would turn lines that it matches "
                        + "into annotations"
                );
            default:
                // debug is written only where it was asked for, and without matchers there is none to remove
                return null;
        }
    }

    private string? Mask(string secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
        {
            return Annotate(
                new Annotation(Annotation.Warning, "Can't add secret mask for empty string in ##[add-mask] command.")
            );
        }
        masks.Add(secret);
        return echo ? Write("::add-mask::***") : null;
    }

    private string? Set(WorkflowCommand command, Dictionary<string, string> values, string line)
    {
        if (command.Property("name") is not { } name)
        {
            return Fail(line, $"Required field 'name' is missing in ##[{command.Name}] command.");
        }
        values[name] = command.Data;
        return Annotate(
            new Annotation(
                Annotation.Warning,
                $"The `{command.Name}` command is deprecated: write to the file "
                    + $"{(command.Name == "set-output" ? "GITHUB_OUTPUT" : "GITHUB_STATE")} instead."
            )
        );
    }

    private string? Echo(string value, string line)
    {
        if (value.Trim().ToUpperInvariant() is not ("ON" or "OFF"))
        {
            return Fail(
                line,
                $"Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '{value}'."
            );
        }
        echo = value.Trim().Equals("on", StringComparison.OrdinalIgnoreCase);
        return null;
    }

    private string Fail(string line, string reason)
    {
        var message = $"Unable to process command '{line.Trim()}' successfully. {reason}";
        failure ??= masks.Hide(message);
        return Annotate(new Annotation(Annotation.Error, message));
    }

    private string Annotate(Annotation annotation)
    {
        var shown = annotation.Hide(masks);
        if (annotations.Count(known => known.Level == shown.Level) < MostOfALevel)
        {
            annotations.Add(shown);
        }
        Write($"##[{shown.Level}]{shown.Message}");
        return $"{shown.Level}: {shown.Message}";
    }

    private string Note(string text)
    {
        notes.Add(masks.Hide(text));
        return Write(text);
    }

    private string Write(string text)
    {
        var shown = masks.Hide(text);
        lines.AddRange(shown.Split('\n'));
        return shown;
    }

    private T Locked<T>(Func<T> use)
    {
        lock (gate)
        {
            return use();
        }
    }
}
