namespace MsReleaseActions.Runner.BuiltinActions.Caches;

/// <summary>Brings back what an earlier run kept.</summary>
internal static class CacheRestore
{
    /// <summary>The key that was found, or null.</summary>
    /// <exception cref="NativeFailure">Nothing was found, and that is not to be.</exception>
    public static string? Run(NativeStep step, CacheRequest request)
    {
        var found = RepositoryCaches
            .Of(step.Run.Repository)
            .Find(CacheRequest.Refs(step), request.Keys, request.Version);
        if (found is null)
        {
            var sentence = $"Cache not found for input keys: {string.Join(", ", request.Keys)}";
            step.Log(sentence);
            return step.Flag("fail-on-cache-miss", false)
                ? throw new NativeFailure(
                    $"Failed to restore cache entry. Exiting as fail-on-cache-miss is set. Input key: {request.Key}"
                )
                : null;
        }
        if (step.Flag("lookup-only", false))
        {
            step.Log($"Cache found and can be restored from key: {found.Key}");
            return found.Key;
        }
        try
        {
            new CacheArchive(step).Extract(found.File);
        }
        catch (FormatException problem)
        {
            // as on GitHub, a job goes on without what cannot be brought back
            step.Log($"::warning::Failed to restore: the cache {found.Key} cannot be used: {problem.Message}");
            return null;
        }
        step.Log($"Cache restored from key: {found.Key}");
        return found.Key;
    }

    public static Dictionary<string, string> Outputs(CacheRequest request, string? found) =>
        found is null ? [] : new() { ["cache-hit"] = found == request.Key ? "true" : "false" };
}
