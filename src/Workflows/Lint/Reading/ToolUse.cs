using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>What a tool does that a lane may or may not do.</summary>
internal enum ToolKind
{
    /// <summary>Brings source into the workspace.</summary>
    ChecksOut,

    /// <summary>Installs compilers, tools or packages.</summary>
    Installs,

    /// <summary>Compiles or tests.</summary>
    Compiles,

    /// <summary>
    /// Makes what users get, installers, programs for a named system, firmware, extensions: the heavy build.
    /// </summary>
    Bundles,

    /// <summary>Writes a release by itself.</summary>
    WritesRelease,
}

/// <summary>A tool that a step uses.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Shown">How it is called, for messages: <c>cargo build</c>.</param>
/// <param name="At">Where that is written.</param>
internal sealed record ToolUse(ToolKind Kind, string Shown, Position At);
