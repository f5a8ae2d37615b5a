using System.Text.Json;
using System.Text.RegularExpressions;

namespace MsReleaseActions.EndToEnd.Rehearsal;

/// <summary>
/// One complete <c>ms rehearse</c> that keeps everything, played once for all who look at it; with <c>strace</c> every
/// program that it starts is known.
/// </summary>
public sealed partial class HappyRehearsal : IAsyncLifetime
{
    private readonly TemporaryFolder temporary = new();

    public int ExitCode { get; private set; }

    public JsonElement Document { get; private set; }

    public string Error { get; private set; } = "";

    /// <summary>What it kept.</summary>
    public string Kept => temporary["kept"];

    /// <summary>Full path of every program that was started, once for each start; null without strace.</summary>
    public IReadOnlyList<string>? Programs { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(temporary["tmp"]);
        string[] command = ["rehearse", "--json", "--assets-mb", "4", "--seed", "7", "--keep", Kept];
        using var ms = Tool.Find("strace") is { } strace
            ? MsProcess.Under(
                temporary["tmp"],
                [
                    strace,
                    "--follow-forks",
                    "--trace=execve",
                    "--signal=none",
                    "--quiet=all",
                    "--successful-only",
                    "--output",
                    temporary["starts"],
                ],
                command
            )
            : new MsProcess(temporary["tmp"], command);
        (ExitCode, var output, Error) = await ms.EndAsync();
        Document = JsonDocument.Parse(output).RootElement;
        Programs = File.Exists(temporary["starts"])
            ?
            [
                .. Start()
                    .Matches(await File.ReadAllTextAsync(temporary["starts"]))
                    .Select(match => match.Groups["program"].Value),
            ]
            : null;
    }

    public ValueTask DisposeAsync()
    {
        temporary.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("execve\\(\"(?<program>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Start();
}
