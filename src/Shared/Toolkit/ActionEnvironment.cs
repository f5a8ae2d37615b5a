using System.Collections;
using System.IO.Abstractions;
using System.Text;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.Toolkit;

/// <summary>The edges of the process: everything that an action can see or touch besides GitHub.</summary>
/// <param name="Variables">Environment variables, exactly as the runner set them.</param>
/// <param name="Output">Standard output: log lines and workflow commands.</param>
/// <param name="Files">The file system.</param>
/// <param name="Time">The clock, also for waiting.</param>
/// <param name="Cancellation">Cancelled when the caller wants the action to stop, as a signal does.</param>
public sealed record ActionEnvironment(
    IReadOnlyDictionary<string, string> Variables,
    TextWriter Output,
    IFileSystem Files,
    TimeProvider Time,
    CancellationToken Cancellation = default
)
{
    /// <summary>What each request has to keep to.</summary>
    public NetworkLimits Network { get; init; } = new();

    /// <summary>Ends the process at once with an exit code.</summary>
#pragma warning disable RS0030 // only where work that was cancelled does not end
    public Action<int> Exit { get; init; } = Environment.Exit;
#pragma warning restore RS0030

    /// <summary>The environment of this process.</summary>
    public static ActionEnvironment OfProcess()
    {
#pragma warning disable RS0030 // the one place where the process's own edges are taken up
        var variables = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
#pragma warning disable CA2000 // lives as long as the process
        var output = new StreamWriter(
            Console.OpenStandardOutput(),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        )
        {
            AutoFlush = true,
            NewLine = "\n",
        };
#pragma warning restore CA2000
#pragma warning restore RS0030
        return new ActionEnvironment(variables, TextWriter.Synchronized(output), new FileSystem(), TimeProvider.System);
    }

    /// <summary>A variable's value; null when it is absent or empty.</summary>
    public string? Variable(string name) =>
        Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
