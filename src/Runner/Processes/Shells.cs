using System.Text;
using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.Runner.Processes;

/// <summary>How a script is run.</summary>
/// <param name="FileName">Full path of the shell.</param>
/// <param name="Arguments">Its arguments, the script's path among them.</param>
/// <param name="ScriptFile">Where the script was written.</param>
public sealed record ShellCommand(string FileName, IReadOnlyList<string> Arguments, string ScriptFile);

/// <summary>A <c>shell:</c> that cannot be used here. The message names it.</summary>
public sealed class UnsupportedShell(string message) : Exception(message);

/// <summary><c>shell:</c> of a <c>run:</c> step, as GitHub's runner takes it.</summary>
public static class Shells
{
    private const string Script = "{0}";
    private const string PowerShell = "pwsh";
    private const string PlainShell = $"sh {Script}";
    private const string UsualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly Dictionary<string, (string Extension, string[] Arguments)> BuiltIn = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["bash"] = (".sh", ["--noprofile", "--norc", "-e", "-o", "pipefail", Script]),
        ["sh"] = (".sh", ["-e", Script]),
        ["python"] = (".py", [Script]),
        ["pwsh"] = (".ps1", ["-command", $". '{Script}'"]),
        ["powershell"] = (".ps1", ["-command", $". '{Script}'"]),
        ["cmd"] = (".cmd", ["/D", "/E:ON", "/V:OFF", "/S", "/C", $"CALL \"{Script}\""]),
    };

    /// <summary>Writes the script and says how it is run.</summary>
    /// <param name="shell">
    /// <c>bash</c>, <c>sh</c>, <c>python</c>, <c>pwsh</c>, <c>powershell</c>, <c>cmd</c>, or a command with <c>{0}</c>
    /// where the script's path goes; null or empty for the system's own: <c>bash -e</c> (<c>sh -e</c> without bash), on
    /// Windows <c>pwsh</c>. Where <c>pwsh</c> is not installed, <c>sh</c> runs what is the same in both.
    /// </param>
    /// <param name="runnerOs"><c>Linux</c>, <c>macOS</c> or <c>Windows</c>: what the job's runner would be.</param>
    /// <param name="script">Text of the script.</param>
    /// <param name="tempFolder">Where the script is written.</param>
    /// <param name="path">The step's <c>PATH</c>; null for the system's usual folders.</param>
    /// <exception cref="UnsupportedShell">It is not installed here, or no built-in name and without
    /// <c>{0}</c>.</exception>
    public static ShellCommand Resolve(
        string? shell,
        string runnerOs,
        string script,
        string tempFolder,
        string? path = null
    )
    {
        var asked = string.IsNullOrEmpty(shell) ? Default(runnerOs, path) : shell;
        if (asked == PowerShell && PlainCommands.Are(script) && ProgramPath.Find(asked, path ?? UsualPath) is null)
        {
            // what is the same in both is run by the one that is here; only the last exit code counts, as there
            asked = PlainShell;
        }
        var words = ArgumentText.Split(asked);
        var name = words.Count > 0 ? words[0] : "";
        var known = BuiltIn.GetValueOrDefault(name, ("", []));
        // without a shell the runner takes bash, but with the arguments of sh
        var arguments =
            string.IsNullOrEmpty(shell) && name == "bash" ? BuiltIn["sh"].Arguments
            : words.Count > 1 ? [.. words.Skip(1)]
            : known.Item2;
        if (!arguments.Any(argument => argument.Contains(Script, StringComparison.Ordinal)))
        {
            throw new UnsupportedShell(
                $"Invalid shell option '{asked}'. Shell must be a valid built-in (bash, sh, cmd, powershell, "
                    + "pwsh, python) or a format string containing '{0}'."
            );
        }
        var program =
            ProgramPath.Find(name, path ?? UsualPath)
            ?? throw new UnsupportedShell(
                "The shell "
                    + $"'{name}'"
                    + (string.IsNullOrEmpty(shell) ? $", which {runnerOs} uses where no shell is given," : "")
                    + " "
                    + "is not installed here."
            );
        var file = Path.Combine(tempFolder, Guid.NewGuid() + known.Item1);
        Directory.CreateDirectory(tempFolder);
        File.WriteAllText(file, Framed(name, script), Utf8);
        return new ShellCommand(
            program,
            [.. arguments.Select(argument => argument.Replace(Script, file, StringComparison.Ordinal))],
            file
        );
    }

    private static string Default(string runnerOs, string? path) =>
        runnerOs switch
        {
            "Windows" => PowerShell,
            _ => ProgramPath.Find("bash", path ?? UsualPath) is null ? "sh" : "bash",
        };

    private static string Framed(string shell, string script) =>
        shell.ToUpperInvariant() switch
        {
            "CMD" => $"@echo off\r\n{script}",
            "PWSH" or "POWERSHELL" => $"$ErrorActionPreference = 'stop'\n{script}\nif ((Test-Path -LiteralPath "
                + "variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }",
            _ => script,
        };
}
