using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Repositories;

/// <summary>The repository's settings, as far as the sandbox heeds them.</summary>
internal static class RepositorySettings
{
    public static void Add(Routes routes) => routes.Patch("/repos/{owner}/{repo}", Update);

    private static Answer Update(ApiCall call)
    {
        call.Require(Permission.Administration, Access.Write);
        var repository = call.Repository;
        var body = call.Body(
            "description",
            "private",
            "default_branch",
            "allow_merge_commit",
            "allow_squash_merge",
            "allow_rebase_merge",
            "allow_auto_merge",
            "delete_branch_on_merge"
        );
        if (body.Text("default_branch") is { } branch)
        {
            if (repository.Resolve("refs/heads/" + branch) is null)
            {
                return call.Invalid(
                    "Repository",
                    "default_branch",
                    "invalid",
                    $"The branch {branch} was not found. Please push that ref first or create it via the Git Data API."
                );
            }

            repository.DefaultBranch = branch;
            repository.Git.Refs.SetHead(branch);
        }

        repository.Description = body.Has("description") ? body.Text("description") : repository.Description;
        repository.Private = body.Flag("private") ?? repository.Private;
        repository.AllowMergeCommit = body.Flag("allow_merge_commit") ?? repository.AllowMergeCommit;
        repository.AllowSquashMerge = body.Flag("allow_squash_merge") ?? repository.AllowSquashMerge;
        repository.AllowRebaseMerge = body.Flag("allow_rebase_merge") ?? repository.AllowRebaseMerge;
        repository.AllowAutoMerge = body.Flag("allow_auto_merge") ?? repository.AllowAutoMerge;
        repository.DeleteBranchOnMerge = body.Flag("delete_branch_on_merge") ?? repository.DeleteBranchOnMerge;
        return call.Json(RepositoryJson.Full(repository, call));
    }
}
