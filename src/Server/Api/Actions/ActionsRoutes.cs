using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Actions;

/// <summary>Everything under <c>/actions</c>, environments and deployments.</summary>
internal static class ActionsRoutes
{
    public static void Add(Routes routes)
    {
        WorkflowRoutes.Add(routes);
        RunRoutes.Add(routes);
        RunControlRoutes.Add(routes);
        JobRoutes.Add(routes);
        ApprovalRoutes.Add(routes);
        EnvironmentRoutes.Add(routes);
        DeploymentRoutes.Add(routes);
        SignedDownloads.Add(routes);
        SecretRoutes.Add(routes);
    }

    public static SandboxRun Run(this ApiCall call, Access access)
    {
        call.Require(Permission.Actions, access);
        return call.Repository.Actions.FindRun(call.Number("run_id")) ?? throw new Refusal(call.NotFound());
    }
}
