namespace MsReleaseActions.Runner.FakeTools.Node;

/// <summary><c>corepack</c>: brings pnpm.</summary>
internal static class CorepackTool
{
    public static ToolPlan Plan(StandInCall call) =>
        call.Words is ["enable" or "prepare" or "use" or "install", .. var names]
        && names.All(name => name.StartsWith('-') || name.StartsWith(PnpmTool.Name, StringComparison.Ordinal))
            ? ToolPlan.Do(
                ToolEffect.Installs,
                _ =>
                {
                    call.Installed.Add(PnpmTool.Name);
                    return Task.CompletedTask;
                }
            )
            : ToolPlan.Unsupported(call);
}
