using MsReleaseActions.Sandbox.Actions;
using MsReleaseActions.Sandbox.Attestations;
using MsReleaseActions.Sandbox.Checks;
using MsReleaseActions.Sandbox.Git;
using MsReleaseActions.Sandbox.GraphQl;
using MsReleaseActions.Sandbox.Http;
using MsReleaseActions.Sandbox.Protection;
using MsReleaseActions.Sandbox.Pulls;
using MsReleaseActions.Sandbox.Releases;
using MsReleaseActions.Sandbox.Repositories;

namespace MsReleaseActions.Sandbox;

/// <summary>The areas of the API. A new one is a folder with its routes, and one line here.</summary>
internal static class Areas
{
    public static void AddAll(Routes routes)
    {
        RepositoryRoutes.Add(routes);
        RepositorySettings.Add(routes);
        GitRoutes.Add(routes);
        ReleaseRoutes.Add(routes);
        ReleaseWrites.Add(routes);
        AssetRoutes.Add(routes);
        AssetUpload.Add(routes);
        AssetDownload.Add(routes);
        CheckRoutes.Add(routes);
        StatusRoutes.Add(routes);
        ActionsRoutes.Add(routes);
        PullRoutes.Add(routes);
        PullWriteRoutes.Add(routes);
        MergeRoutes.Add(routes);
        ReviewRoutes.Add(routes);
        ProtectionRoutes.Add(routes);
        ProtectionPartRoutes.Add(routes);
        RulesetRoutes.Add(routes);
        AttestationRoutes.Add(routes);
        GraphQlRoutes.Add(routes);
    }
}
