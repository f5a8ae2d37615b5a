namespace MsReleaseActions.Runner.FakeTools;

/// <summary>What one use of a tool amounts to.</summary>
public enum ToolEffect
{
    /// <summary>Nothing that lasts: a version asked for, another tool started.</summary>
    None,

    /// <summary>Looks at the source: tests, types, style.</summary>
    Checks,

    /// <summary>Makes tools or dependencies available.</summary>
    Installs,

    /// <summary>Makes programs or pages of the source.</summary>
    Compiles,

    /// <summary>
    /// Makes what users get: installers, programs for a named system, firmware, extensions. The heavy build.
    /// </summary>
    Bundles,

    /// <summary>Is not stood in for: the step failed.</summary>
    Unsupported,
}

/// <summary>One use of a tool in a step.</summary>
/// <param name="Tool">Its name, <c>npm</c>.</param>
/// <param name="Arguments">As they came.</param>
/// <param name="Folder">Where it was called, relative to the workspace (<c>.</c>), or a full path outside it.</param>
/// <param name="Effect">What it amounts to.</param>
public sealed record ToolUse(string Tool, IReadOnlyList<string> Arguments, string Folder, ToolEffect Effect)
{
    /// <summary>The run's number, as far as the step's environment names it.</summary>
    public string? Run { get; init; }

    /// <summary>The job's id in the workflow file, as far as the step's environment names it.</summary>
    public string? Job { get; init; }

    /// <summary>The step's id, as far as the step's environment names it.</summary>
    public string? Step { get; init; }

    /// <summary>The command as it would be typed, without quotes.</summary>
    public string Line => string.Join(' ', [Tool, .. Arguments]);
}
