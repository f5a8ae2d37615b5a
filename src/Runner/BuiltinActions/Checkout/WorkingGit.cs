using System.Diagnostics;
using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.Runner.BuiltinActions.Checkout;

/// <summary>
/// The <c>git</c> command in a job's folder: nobody's configuration, no hooks, no credentials, no questions.
/// </summary>
/// <param name="folder">Where it runs.</param>
/// <param name="home">Stands for the home folder; nothing of the machine's own is read.</param>
/// <param name="log">Told what git says on standard error.</param>
/// <param name="begin">Starts it where the job's steps are: what they wrote into <c>.git/config</c> may be a program's
/// name.</param>
internal sealed class WorkingGit(string folder, string home, Action<string> log, Func<ProcessStartInfo, Process?> begin)
{
    private static readonly string[] Always =
    [
        "-c",
        "core.hooksPath=/dev/null",
        "-c",
        "credential.helper=",
        "-c",
        "advice.detachedHead=false",
        "-c",
        "gc.auto=0",
        "-c",
        "maintenance.auto=false",
    ];

    /// <summary>Runs it to its end.</summary>
    /// <returns>Standard output without its last line end.</returns>
    /// <exception cref="NativeFailure">It ended with another exit code than 0.</exception>
    public async Task<string> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        log($"[command]git {string.Join(' ', arguments)}");
        var result = await StartAsync(arguments, cancellation);
        foreach (var line in result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            log(line);
        }
        return result.ExitCode == 0
            ? result.Text
            : throw new NativeFailure(
                $"The process 'git' failed with exit code {result.ExitCode}: {result.Error.Trim()}"
            );
    }

    /// <summary>As <see cref="RunAsync"/>; null where it fails.</summary>
    public async Task<string?> TryAsync(CancellationToken cancellation, params string[] arguments) =>
        await StartAsync(arguments, cancellation) is { ExitCode: 0, Text: var output } ? output : null;

    private async Task<ProcessResult> StartAsync(string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("git", [.. Always, .. arguments]) { WorkingDirectory = folder };
        foreach (
            var name in start
                .Environment.Keys.Where(key =>
                    key.StartsWith("GIT_", StringComparison.Ordinal) || key is "XDG_CONFIG_HOME"
                )
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }
        start.Environment["HOME"] = home;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_LFS_SKIP_SMUDGE"] = "1";
        return await ProcessResult.OfAsync(start, cancellation, begin)
            ?? throw new NativeFailure("git could not be started: is it installed?");
    }
}
