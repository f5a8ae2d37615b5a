using System.Globalization;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Toolkit;

/// <summary>
/// Reads <c>INPUT_*</c> variables and gathers every problem, so that all of them are reported at once. After a problem
/// the returned value is meaningless: the host ends the run before anyone uses it.
/// </summary>
public sealed class InputReader(ActionEnvironment environment, Workspace workspace)
{
    private readonly List<string> asked = [];
    private readonly List<string> problems = [];

    /// <summary>The names asked for so far, each once: compared with <c>action.yml</c> in a test.</summary>
    public IReadOnlyList<string> Asked => asked;

    public IReadOnlyList<string> Problems => problems;
    public ActionEnvironment Environment => environment;
    public Workspace Workspace => workspace;

    /// <summary>Adds a problem that concerns several inputs together.</summary>
    public void Problem(string problem) => problems.Add(problem);

    /// <summary>The value exactly as it arrived; null when the variable does not exist at all.</summary>
    public string? Raw(string name)
    {
        if (!asked.Contains(name))
        {
            asked.Add(name);
        }
        return environment.Variables.TryGetValue(VariableOf(name), out var value) ? value : null;
    }

    /// <summary>The trimmed value; null when absent or blank.</summary>
    public string? GetInput(string name) => Raw(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The value untrimmed, for prose; null when absent or blank.</summary>
    public string? Prose(string name) => Raw(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>The trimmed value; a problem when it is not given.</summary>
    public string GetRequiredInput(string name)
    {
        if (GetInput(name) is { } text)
        {
            return text;
        }
        problems.Add($"{name} is required");
        return "";
    }

    /// <summary>A value of a type of its own; a problem when it is not given or not of that form.</summary>
    public T GetRequiredInput<T>(string name)
        where T : class, IInputValue<T> => Parse<T>(name, GetRequiredInput(name))!;

    /// <summary>A value of a type of its own; null when it is not given.</summary>
    public T? GetOptionalInput<T>(string name)
        where T : class, IInputValue<T> => GetInput(name) is { } text ? Parse<T>(name, text) : null;

    /// <summary>
    /// What <c>source-sha</c> and <c>candidate-tag</c> say together: either is enough, both must agree. Null after a
    /// problem.
    /// </summary>
    public CandidateTag? CandidateTag(bool sourceShaIsRequired)
    {
        var sha = sourceShaIsRequired
            ? GetRequiredInput<CommitSha>("source-sha")
            : GetOptionalInput<CommitSha>("source-sha");
        var tag = GetOptionalInput<CandidateTag>("candidate-tag");
        if (sha is not null && tag is not null && tag.SourceSha != sha)
        {
            Problem($"candidate-tag must end with source-sha: '{tag}' does not end with {sha}");
        }
        if (
            sha is null
            && tag is null
            && !sourceShaIsRequired
            && GetInput("source-sha") is null
            && GetInput("candidate-tag") is null
        )
        {
            Problem("source-sha or candidate-tag is required");
        }
        return tag ?? (sha is null ? null : Core.Candidates.CandidateTag.Of(sha));
    }

    /// <summary>The spellings of YAML 1.2's core schema, as <c>@actions/core</c> takes them.</summary>
    public bool GetBoolInput(string name, bool fallback)
    {
        switch (GetInput(name))
        {
            case null:
                return fallback;
            case "true" or "True" or "TRUE":
                return true;
            case "false" or "False" or "FALSE":
                return false;
            case var other:
                problems.Add($"{name} must be true or false, not '{other}'");
                return fallback;
        }
    }

    /// <summary>A whole number in decimal digits.</summary>
    public int Number(string name, int fallback, int least, int most)
    {
        if (GetInput(name) is not { } text)
        {
            return fallback;
        }
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
        {
            return number;
        }
        problems.Add($"{name} must be a whole number from {least} to {most}, not '{text}'");
        return fallback;
    }

    /// <summary>One of a closed set of words.</summary>
    public T OneOf<T>(string name, T fallback, IReadOnlyDictionary<string, T> words)
    {
        if (GetInput(name) is not { } text)
        {
            return fallback;
        }
        if (words.TryGetValue(text, out var value))
        {
            return value;
        }
        problems.Add($"{name} must be one of {string.Join(", ", words.Keys)}, not '{text}'");
        return fallback;
    }

    /// <summary>One entry a line; blank lines and lines that start with <c>#</c> are skipped.</summary>
    public IReadOnlyList<string> GetMultilineInput(string name) =>
        [
            .. (GetInput(name) ?? "")
                .Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => line.Length > 0 && line[0] != '#'),
        ];

    /// <summary>Glob patterns for names (not paths), one a line.</summary>
    public NameFilter Names(string name) => new(GetMultilineInput(name));

    /// <summary>Glob patterns under the workspace, one a line; a pattern that leaves it is a problem.</summary>
    public IReadOnlyList<string> Globs(string name) => [.. GetMultilineInput(name).Select(line => Pattern(name, line))];

    /// <summary>
    /// A file or folder under the workspace as a full path; null when not given; a problem when it leaves the
    /// workspace.
    /// </summary>
    public string? Path(string name) =>
        GetInput(name) is { } text ? Inside(name, text, workspace.TryPath(text, out var path), path) : null;

    /// <summary>Files under the workspace, one a line, as full paths.</summary>
    public IReadOnlyList<string> Paths(string name) =>
        [.. GetMultilineInput(name).Select(line => Inside(name, line, workspace.TryPath(line, out var path), path))];

    private string Pattern(string name, string text)
    {
        // taken literally these would match nothing, silently
        if (text.AsSpan().IndexOfAny("?[]{}!") >= 0)
        {
            problems.Add($"{name} understands * and ** only, '{text}' holds something else");
        }
        return Inside(name, text, workspace.TryPattern(text, out var pattern), pattern);
    }

    private string Inside(string name, string text, bool isInside, string full)
    {
        if (!isInside)
        {
            problems.Add($"{name} must stay inside the workspace and out of its .git, '{text}' does not");
        }
        return full;
    }

    private T? Parse<T>(string name, string text)
        where T : class, IInputValue<T>
    {
        if (text.Length == 0)
        {
            return null;
        }
        if (T.TryParse(text, out var value, out var problem))
        {
            return value;
        }
        problems.Add($"{name} {problem}");
        return null;
    }

    // the runner's own rule: blanks become underscores, hyphens stay
    private static string VariableOf(string name) => "INPUT_" + name.Replace(' ', '_').ToUpperInvariant();
}
