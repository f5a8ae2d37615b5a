namespace MsReleaseActions.Runner.FakeTools.Python;

/// <summary>
/// <c>python</c>: what installs or builds is stood in for; a script of the repository is run by the machine's own.
/// </summary>
internal static class PythonTool
{
    public static ToolPlan Plan(StandInCall call) =>
        call.Words switch
        {
            ["-m", "pip", .. var rest] => ToolPlan.Start(call with { Tool = "pip", Arguments = rest }),
            ["-m", "platformio", .. var rest] => call.Installed.Has(PlatformIoTool.Package)
                ? ToolPlan.Start(call with { Tool = "platformio", Arguments = rest })
                : new ToolPlan(ToolEffect.None, _ => throw new ToolFailure($"{call.Tool}: No module named platformio")),
            ["-m", "venv" or "build" or "PyInstaller" or "nuitka" or "cibuildwheel", ..] => ToolPlan.Unsupported(call),
            _ => Real(call),
        };

    // its tools are found on the same PATH again, so what it starts is seen
    private static ToolPlan Real(StandInCall call) =>
        Find(call) is { } program
            ? new ToolPlan(
                ToolEffect.None,
                cancellation =>
                    call.Shell(
                        new ShellLine(
                            string.Join(' ', call.Arguments.Prepend(program).Select(ToolScript.Quote)),
                            call.Folder,
                            call.Environment
                        ),
                        cancellation
                    )
            )
            : ToolPlan.Absent($"{call.Tool}: command not found: this machine has none");

    private static string? Find(StandInCall call) =>
        (call.Variable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(folder => Path.GetFullPath(folder) != Path.GetFullPath(call.Options.Tools))
            .Select(folder => Path.Combine(folder, call.Tool))
            .FirstOrDefault(File.Exists);
}
