using MsReleaseActions.Core;

namespace MsReleaseActions.Toolkit;

/// <summary>
/// What an action says to the runner, in the words of <c>@actions/core</c>. Everything is escaped for the runner's
/// command reader, and secrets are hidden, before it is written: a caller may pass any text from outside.
/// </summary>
public sealed class Workflow(ActionEnvironment environment) : ILog
{
    private readonly CommandFile outputFile = new(environment, "GITHUB_OUTPUT");
    private readonly CommandFile summaryFile = new(environment, "GITHUB_STEP_SUMMARY");

    public Secrets Secrets { get; } = new();

    /// <summary>RUNNER_DEBUG is 1: the run was started with debug logging.</summary>
    public bool IsDebug => environment.Variable("RUNNER_DEBUG") == "1";

    /// <summary>Hides a value here and in everything else that the runner logs of this job.</summary>
    public void SetSecret(string secret)
    {
        foreach (var line in Secrets.Add(secret))
        {
            // the one command whose data is a secret: it cannot go through the hiding writer
            environment.Output.Write($"::add-mask::{CommandText.Data(line)}\n");
        }
    }

    /// <summary>One log line.</summary>
    public void Info(string message) => Write(CommandText.Line(message));

    /// <summary>A line that the runner shows only with debug logging.</summary>
    public void Debug(string message)
    {
        if (IsDebug)
        {
            Command("debug", "", message);
        }
    }

    public void Notice(string title, string message) => Command("notice", title, message);

    public void Warning(string title, string message) => Command("warning", title, message);

    /// <summary>An error annotation. It does not end the run: the exit code does.</summary>
    public void Error(string title, string message) => Command("error", title, message);

    /// <summary>Folds the lines until the result is disposed.</summary>
    public IDisposable Group(string name)
    {
        Command("group", "", name);
        return new Fold(this);
    }

    /// <summary>Finds out before any work whether outputs and summary can be written after it.</summary>
    /// <exception cref="ActionFailure">A file of the two cannot be written.</exception>
    public void RequireCommandFiles()
    {
        outputFile.RequireWritable();
        summaryFile.RequireWritable();
    }

    /// <summary>Appends one output to GITHUB_OUTPUT; printed as a log line where the variable is not set.</summary>
    public void SetOutput(string name, string value)
    {
        var hidden = Secrets.Hide(value);
        if (!outputFile.Append(OutputRecord.Write(name, hidden)))
        {
            Info($"output {name} = {hidden}");
        }
    }

    /// <summary>Appends Markdown to the job's summary page; nothing where GITHUB_STEP_SUMMARY is not set.</summary>
    public void WriteSummary(string markdown)
    {
        var hidden = Secrets.Hide(markdown);
        summaryFile.Append(SummaryText.Fit(hidden.EndsWith('\n') ? hidden : hidden + "\n"));
    }

    private void Command(string name, string title, string message)
    {
        var properties = title.Length > 0 ? $" title={CommandText.Property(title)}" : "";
        Write($"::{name}{properties}::{CommandText.Data(Secrets.Hide(message))}");
    }

    private void Write(string line) => environment.Output.Write(Secrets.Hide(line) + "\n");

    private sealed class Fold(Workflow workflow) : IDisposable
    {
        public void Dispose() => workflow.Write("::endgroup::");
    }
}
