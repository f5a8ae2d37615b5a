using MsReleaseActions.Server.Api.Actions;
using MsReleaseActions.Server.Api.Attestations;
using MsReleaseActions.Server.Api.Checks;
using MsReleaseActions.Server.Api.Git;
using MsReleaseActions.Server.Api.GraphQl;
using MsReleaseActions.Server.Api.Protection;
using MsReleaseActions.Server.Api.Pulls;
using MsReleaseActions.Server.Api.Releases;
using MsReleaseActions.Server.Api.Repositories;
using MsReleaseActions.Server.Http;

namespace MsReleaseActions.Server;

/// <summary>The areas of the API. A new one is a folder with its routes, and one line here.</summary>
internal static class ApiRoutes
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
