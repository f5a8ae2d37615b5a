namespace MsReleaseActions.Sandbox.Runner.Toolchain;

/// <summary>What a stand-in is told by the script that starts it; a step cannot change it.</summary>
/// <param name="Log">The record of every use.</param>
/// <param name="Tools">The folder of the scripts.</param>
public sealed record StandInOptions(string Log, string Tools)
{
    private const string Separator = "--";

    /// <summary>What the bundles of all platforms weigh together, about.</summary>
    public int Megabytes { get; init; } = 200;

    /// <summary>Mixed into what is built: two builds of one tree are equal only where it is.</summary>
    public string Salt { get; init; } = "";

    /// <summary>The arguments that <see cref="Parse"/> reads.</summary>
    /// <param name="tool">The tool that is stood in for.</param>
    public IReadOnlyList<string> ToArguments(string tool) =>
        ["--log", Log, "--tools", Tools, "--megabytes", $"{Megabytes}", "--salt", Salt, Separator, tool];

    /// <summary>Reads the options, the tool and the tool's own arguments.</summary>
    /// <exception cref="FormatException">They are not what <see cref="ToArguments"/> makes.</exception>
    public static (StandInOptions Options, string Tool, IReadOnlyList<string> Arguments) Parse(string[] arguments) =>
        arguments is ["--log", var log, "--tools", var tools, "--megabytes", var size, "--salt", var salt, Separator, var tool, .. var rest]
        && int.TryParse(size, out var megabytes)
            ? (new StandInOptions(log, tools) { Megabytes = megabytes, Salt = salt }, tool, [.. rest])
            : throw new FormatException("stand-in is started by the scripts of a rehearsal's toolchain, and by nobody else");
}
