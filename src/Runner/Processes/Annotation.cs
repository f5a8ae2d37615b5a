namespace MsReleaseActions.Runner.Processes;

/// <summary>An annotation, as the run's page would show it.</summary>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>notice</c>.</param>
/// <param name="Message">Unescaped, without secrets, at most 4,096 characters.</param>
public sealed record Annotation(string Level, string Message)
{
    /// <summary>The level <c>error</c>.</summary>
    public const string Error = "error";

    /// <summary>The level <c>warning</c>.</summary>
    public const string Warning = "warning";

    /// <summary>The level <c>notice</c>.</summary>
    public const string Notice = "notice";

    // what the runner sends on of a message
    private const int LongestMessage = 4096;

    /// <summary>Its headline; null where none was given.</summary>
    public string? Title { get; init; }

    /// <summary>The file it is about, relative to the workspace where it lies in it.</summary>
    public string? File { get; init; }

    /// <summary>First line in <see cref="File"/>, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>Last line.</summary>
    public int? EndLine { get; init; }

    /// <summary>First column of the line, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>Last column.</summary>
    public int? EndColumn { get; init; }

    /// <summary>
    /// What a command <c>::error file=…,line=…::message</c> asks for, with the runner's own corrections of places that
    /// cannot be.
    /// </summary>
    internal static Annotation Of(WorkflowCommand command, string workspace)
    {
        var (line, endLine, column, endColumn) = (
            command.Number("line"),
            command.Number("endLine"),
            command.Number("col"),
            command.Number("endColumn")
        );
        line ??= endLine;
        column ??= endColumn;
        if (line is null || (endLine is not null && endLine != line))
        {
            (column, endColumn) = (null, null);
        }
        if (endLine < line)
        {
            (line, endLine) = (null, null);
        }
        if (endColumn < column)
        {
            (column, endColumn) = (null, null);
        }
        return new Annotation(command.Name, command.Data)
        {
            Title = command.Property("title"),
            File = command.Property("file") is { } file ? InWorkspace(file, workspace) : null,
            Line = line,
            EndLine = endLine,
            Column = column,
            EndColumn = endColumn,
        };
    }

    /// <summary>Without secrets, and cut as the runner cuts it.</summary>
    internal Annotation Hide(Masks masks)
    {
        var message = masks.Hide(Message);
        return this with
        {
            Message = message.Length > LongestMessage ? message[..LongestMessage] : message,
            Title = Title is null ? null : masks.Hide(Title),
            File = File is null ? null : masks.Hide(File),
        };
    }

    private static string InWorkspace(string file, string workspace) =>
        workspace.Length > 0 && file.StartsWith(workspace + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? file[(workspace.Length + 1)..]
            : file;
}
