using System.Diagnostics;
using MsReleaseActions.Core;

namespace MsReleaseActions.ReleaseTrees;

/// <summary>
/// The <c>git</c> command in a checkout. What it writes goes into an object folder of its own, gone when this is
/// disposed: the checkout never changes, and a dry run is a run without the push.
/// </summary>
internal sealed class Git : IDisposable
{
    private readonly string folder;
    private readonly string objects = Directory.CreateTempSubdirectory("release-tree-").FullName;
    private readonly string shared;

    /// <param name="folder">In the checkout.</param>
    /// <exception cref="Refused">It is none.</exception>
    public Git(string folder)
    {
        this.folder = folder;
        shared = "";
        shared =
            TryText("rev-parse", "--path-format=absolute", "--git-path", "objects")
            ?? throw new Refused(ExitCode.BadInput, $"{folder} is not in a git checkout; name one with --source");
    }

    /// <summary>What it prints, without the last line end.</summary>
    /// <exception cref="Refused">It failed; the message is git's own.</exception>
    public string Text(params string[] arguments) => Run(arguments).Must();

    /// <summary>As <see cref="Text"/>, with standard input.</summary>
    public string Feed(string input, params string[] arguments) => Run(arguments, input).Must();

    /// <summary>What it prints; null where it fails.</summary>
    public string? TryText(params string[] arguments) =>
        Run(arguments) is { ExitCode: 0 } done ? done.Output.TrimEnd('\n') : null;

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Of git.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="variables">More of the environment.</param>
    public GitAnswer Run(string[] arguments, string input = "", params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = StrictText.Encoding,
            StandardOutputEncoding = StrictText.Encoding,
        };
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        if (shared.Length > 0)
        {
            start.Environment["GIT_OBJECT_DIRECTORY"] = objects;
            start.Environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = shared;
            start.Environment["GIT_INDEX_FILE"] = Path.Combine(objects, "index");
        }
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
#pragma warning disable CA2025 // both tasks have ended before the process is disposed: the last lines wait for them
        using var process =
            Process.Start(start) ?? throw new Refused(ExitCode.No, "git could not be started: is it installed?");
        var error = process.StandardError.ReadToEndAsync();
        var writing = WriteAsync(process, input);
#pragma warning restore CA2025
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        writing.GetAwaiter().GetResult();
        return new GitAnswer(arguments, process.ExitCode, output, error.GetAwaiter().GetResult().Trim());
    }

    public void Dispose() => Directory.Delete(objects, recursive: true);

    private static async Task WriteAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // git has ended without reading it: its exit code and its words say why
            return;
        }
    }
}

/// <summary>What git answered.</summary>
internal sealed record GitAnswer(string[] Arguments, int ExitCode, string Output, string Error)
{
    /// <exception cref="Refused">It failed.</exception>
    public string Must() =>
        ExitCode == 0
            ? Output.TrimEnd('\n')
            : throw new Refused(
                MsReleaseActions.Core.ExitCode.No,
                $"git {string.Join(' ', Arguments)} ended with {ExitCode}: {Error}"
            );
}
