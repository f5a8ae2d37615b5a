using MsReleaseActions.Server.Http;

namespace MsReleaseActions.Server.Api.Git;

/// <summary>Everything that stands on git alone.</summary>
internal static class GitRoutes
{
    public static void Add(Routes routes)
    {
        RefRoutes.Add(routes);
        ObjectRoutes.Add(routes);
        TreeRoutes.Add(routes);
        ContentRoutes.Add(routes);
        CommitRoutes.Add(routes);
        BranchRoutes.Add(routes);
    }
}
