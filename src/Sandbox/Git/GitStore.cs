using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MsReleaseActions.Sandbox.Git;

/// <summary>What git said.</summary>
internal sealed record GitResult(int ExitCode, byte[] Output, string Error)
{
    public string Text => Encoding.UTF8.GetString(Output).TrimEnd('\n');
}

/// <summary>A git command that failed although it should not have.</summary>
public sealed class GitFailure(string message) : Exception(message);

/// <summary>A bare repository, through the <c>git</c> command with nobody's configuration.</summary>
internal sealed class GitStore(string folder, TimeProvider time)
{
    public string Folder => folder;

    public static GitStore Create(string folder, string defaultBranch, TimeProvider time)
    {
        Directory.CreateDirectory(folder);
        var store = new GitStore(folder, time);
        store.Text("init", "--quiet", "--bare", "--initial-branch", defaultBranch, ".");
        return store;
    }

    /// <summary>Runs git and returns its text; throws where it fails.</summary>
    public string Text(params string[] arguments) => Must(Run(null, arguments), arguments).Text;

    /// <summary>Runs git with input and returns its text; throws where it fails.</summary>
    public string Text(byte[] input, params string[] arguments) => Must(Run(input, arguments), arguments).Text;

    /// <summary>Runs git and returns its bytes; throws where it fails.</summary>
    public byte[] Bytes(params string[] arguments) => Must(Run(null, arguments), arguments).Output;

    /// <summary>Runs git and returns its text, or null where it fails.</summary>
    public string? TryText(params string[] arguments) => Run(null, arguments) is { ExitCode: 0 } done ? done.Text : null;

    public GitResult Run(byte[]? input, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_DIR"] = folder;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        var now = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + " +0000";
        foreach (var role in (string[])["AUTHOR", "COMMITTER"])
        {
            start.Environment[$"GIT_{role}_NAME"] = "GitHub";
            start.Environment[$"GIT_{role}_EMAIL"] = "noreply@github.com";
            start.Environment[$"GIT_{role}_DATE"] = now;
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

#pragma warning disable CA2025 // Both readers have ended before the process is disposed: the last lines wait for them.
        using var process = Process.Start(start) ?? throw new GitFailure("git could not be started: is it installed?");
        var error = process.StandardError.ReadToEndAsync();
        var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        if (input is not null)
        {
            process.StandardInput.BaseStream.Write(input);
        }

#pragma warning restore CA2025
        process.StandardInput.Close();
        reading.GetAwaiter().GetResult();
        process.WaitForExit();
        return new GitResult(process.ExitCode, output.ToArray(), error.GetAwaiter().GetResult());
    }

    private static GitResult Must(GitResult result, string[] arguments) =>
        result.ExitCode == 0
            ? result
            : throw new GitFailure($"git {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Error.Trim()}");
}
