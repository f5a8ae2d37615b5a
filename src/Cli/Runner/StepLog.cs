using MsReleaseActions.Runtime;

namespace MsReleaseActions.Cli.Runner;

/// <summary>An annotation, as the run's page would show it.</summary>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>notice</c>.</param>
/// <param name="Title">May be empty.</param>
/// <param name="Message">Unescaped.</param>
internal sealed record Annotation(string Level, string Title, string Message);

/// <summary>Reads what a step prints as the runner does: commands are obeyed, secrets are hidden, the rest is log.</summary>
internal sealed class StepLog
{
    private readonly Lock gate = new();
    private readonly Secrets secrets = new();
    private readonly List<string> lines = [];
    private readonly List<Annotation> annotations = [];

    /// <summary>Everything for people: no commands but group names, no secrets.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
            {
                return [.. lines];
            }
        }
    }

    public IReadOnlyList<Annotation> Annotations
    {
        get
        {
            lock (gate)
            {
                return [.. annotations];
            }
        }
    }

    /// <summary>Takes one line; returns what is to be shown of it, or null.</summary>
    public string? Take(string line)
    {
        lock (gate)
        {
            var shown = Read(line) is { } text ? secrets.Hide(text) : null;
            if (shown is not null)
            {
                lines.Add(shown);
            }
            return shown;
        }
    }

    private string? Read(string line)
    {
        var text = line.TrimStart();
        var end = text.StartsWith("::", StringComparison.Ordinal) ? text.IndexOf("::", 2, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            return line;
        }
        var head = text[2..end].Split(' ', 2);
        var data = Unescape(text[(end + 2)..]);
        switch (head[0])
        {
            case "add-mask":
                secrets.Add(data);
                return null;
            case "error" or "warning" or "notice":
                var annotation = new Annotation(head[0], secrets.Hide(Title(head)), secrets.Hide(data));
                annotations.Add(annotation);
                return $"{annotation.Level}: {annotation.Message}";
            case "group":
                return data;
            default:
                return null;
        }
    }

    private static string Title(string[] head) =>
        head.Length == 2 && head[1].Split(',').FirstOrDefault(pair => pair.StartsWith("title=", StringComparison.Ordinal)) is { } title
            ? Unescape(title["title=".Length..].Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal))
            : "";

    private static string Unescape(string text) =>
        text.Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
