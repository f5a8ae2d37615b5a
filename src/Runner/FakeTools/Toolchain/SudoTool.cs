namespace MsReleaseActions.Runner.FakeTools.Toolchain;

/// <summary>
/// <c>sudo</c>: only for what is stood in for. Anything else would be done to the machine that rehearses, and some
/// release workflows clear whole system folders to gain space.
/// </summary>
internal static class SudoTool
{
    public static ToolPlan Plan(StandInCall call)
    {
        var words = call
            .Arguments.SkipWhile(argument => argument is "-E" or "-n" or "-H" or "--" or "--preserve-env")
            .ToList();
        var variables = words
            .TakeWhile(word =>
                word.Split('=', 2) is [{ Length: > 0 } name, _]
                && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            )
            .ToList();
        return
            words.Skip(variables.Count).ToList() is [var tool, .. var arguments]
            && StandInTools.Names.Contains(tool)
            && tool != "sudo"
            ? ToolPlan.Start(call with { Tool = tool, Arguments = arguments, AsRoot = true })
            : ToolPlan.Unsupported(call, "only package managers and build tools are run with sudo");
    }
}
