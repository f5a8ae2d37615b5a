using System.Diagnostics;

namespace MsReleaseActions.EndToEnd.Containers;

/// <summary>A container engine that runs, and the image to test.</summary>
internal sealed record ContainerEngine(string Command, string Image)
{
    private static readonly Lazy<(ContainerEngine? Engine, string Reason)> Found = new(Find);

    public bool IsPodman => Path.GetFileName(Command) == "podman";

    /// <summary>The engine and the image; skips the calling test, saying why, where there is none.</summary>
    public static ContainerEngine Require()
    {
        Assert.SkipWhen(Found.Value.Engine is null, Found.Value.Reason);
        return Found.Value.Engine!;
    }

    /// <summary>
    /// Runs a command of the engine to its end; the output is standard output and standard error together.
    /// </summary>
    public Task<(int ExitCode, string Output)> TryAsync(params string[] arguments) =>
        Tool.RunAsync(Command, Path.GetTempPath(), arguments);

    /// <summary>Runs a command of the engine that must succeed.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output) = await TryAsync(arguments);
        return code == 0
            ? output.Trim()
            : throw new InvalidOperationException(
                $"{Command} {string.Join(' ', arguments)} ended with {code}: {output}"
            );
    }

    private static (ContainerEngine?, string) Find()
    {
        if (Environment.GetEnvironmentVariable("MSRA_IMAGE") is not { Length: > 0 } image)
        {
            return (
                null,
                "NOT TESTED in a container: build the image (docker build -t msra .) and set MSRA_IMAGE=msra"
            );
        }
        string[] candidates = Environment.GetEnvironmentVariable("CONTAINER_ENGINE") is { Length: > 0 } named
            ? [named]
            : ["docker", "podman"];
        return candidates.FirstOrDefault(command => Tool.Find(command) is not null && Runs(command)) is { } engine
            ? (new ContainerEngine(engine, image), "")
            : (null, $"NOT TESTED in a container: none of {string.Join(", ", candidates)} is there and running");
    }

    // docker's client may be there without its engine
    private static bool Runs(string command)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command, ["info"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
