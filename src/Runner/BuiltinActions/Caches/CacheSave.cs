using MsReleaseActions.Runner.BuiltinActions.Files;

namespace MsReleaseActions.Runner.BuiltinActions.Caches;

/// <summary>Keeps files for later runs. It never fails a job: what cannot be kept is warned of.</summary>
internal static class CacheSave
{
    public static void Run(NativeStep step, CacheRequest request)
    {
        var files = new PathPatterns(step, request.Paths).Find(hidden: true, followLinks: false);
        if (files.Count == 0)
        {
            step.Log(
                "::warning::Path Validation Error: Path(s) specified in the action for caching do(es) not exist, "
                    + "hence no cache is being saved."
            );
            return;
        }
        var archive = new CacheArchive(step);
        if (archive.WhyNot(files) is { } problem)
        {
            step.Log($"::warning::Failed to save: no cache {request.Key} is made: {problem}");
            return;
        }
        var caches = RepositoryCaches.Of(step.Run.Repository);
        if (caches.Reserve(CacheRequest.Own(step), request.Key, request.Version) is not { } entry)
        {
            step.Log(
                $"Failed to save: Unable to reserve cache with key {request.Key}, another job may be creating "
                    + "this cache."
            );
            return;
        }
        archive.Write(entry.File, files);
        step.Log(
            caches.Commit(entry)
                ? $"Cache saved with key: {request.Key}"
                : $"Failed to save: Unable to reserve cache with key {request.Key}, another job may be creating "
                    + "this cache."
        );
    }
}
