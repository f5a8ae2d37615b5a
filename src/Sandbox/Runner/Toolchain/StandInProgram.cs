namespace MsReleaseActions.Sandbox.Runner.Toolchain;

/// <summary>The program that stands in for every tool: it is started with <see cref="StandInOptions.ToArguments"/> and the tool's own arguments.</summary>
/// <param name="File">Full path of the executable.</param>
/// <param name="Arguments">Go before everything else: <c>stand-in</c>.</param>
public sealed record StandInProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>What it needs beside the step's environment, to start at all: <c>DOTNET_ROOT</c>.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>See <see cref="StandInOptions.Megabytes"/>.</summary>
    public int Megabytes { get; init; } = 200;

    /// <summary>See <see cref="StandInOptions.Salt"/>.</summary>
    public string Salt { get; init; } = "";
}
