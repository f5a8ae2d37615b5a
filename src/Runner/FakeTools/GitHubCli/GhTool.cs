namespace MsReleaseActions.Runner.FakeTools.GitHubCli;

/// <summary>
/// <c>gh</c>: what it verifies with Sigstore's trust is verified here with the embedded GitHub's; everything else is
/// the real one's, if the machine has it.
/// </summary>
internal static class GhTool
{
    public static ToolPlan Plan(StandInCall call) =>
        call.Words is ["attestation" or "at", "verify", .. var words]
            ? GhVerify.Read(words) is { } wanted
                ? new ToolPlan(ToolEffect.None, cancellation => wanted.RunAsync(call, cancellation))
                : ToolPlan.Unsupported(call)
            : new ToolPlan(ToolEffect.None, cancellation => RealAsync(call, cancellation));

    private static Task<int> RealAsync(StandInCall call, CancellationToken cancellation)
    {
        var path = (call.Variable("PATH") ?? "").Split(':').Where(folder => folder != call.Options.Tools);
        var environment = new Dictionary<string, string>(call.Environment, StringComparer.Ordinal)
        {
            ["PATH"] = string.Join(':', path),
        };
        var line = string.Join(' ', ((string[])["exec", "gh"]).Concat(call.Arguments.Select(ToolScript.Quote)));
        return call.Shell(new ShellLine(line, call.Folder, environment), cancellation);
    }
}
