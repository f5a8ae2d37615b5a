using MsReleaseActions.Sandbox.Actions;
using MsReleaseActions.Sandbox.Checks;
using MsReleaseActions.Sandbox.Http;
using MsReleaseActions.Sandbox.Releases;
using MsReleaseActions.Sandbox.Repositories;

namespace MsReleaseActions.Sandbox;

/// <summary>The areas of the API. A new one is a folder with its routes, and one line here.</summary>
internal static class Areas
{
    public static void AddAll(Routes routes)
    {
        RepositoryRoutes.Add(routes);
        Git.GitRoutes.Add(routes);
        ReleaseRoutes.Add(routes);
        ReleaseWrites.Add(routes);
        AssetRoutes.Add(routes);
        AssetUpload.Add(routes);
        AssetDownload.Add(routes);
        CheckRoutes.Add(routes);
        StatusRoutes.Add(routes);
        ActionsRoutes.Add(routes);
    }
}
