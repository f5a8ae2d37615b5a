namespace MsReleaseActions.Runner.BuiltinActions.Caches;

/// <summary><c>actions/cache</c>: restores now, and saves when the job has succeeded.</summary>
internal sealed class CacheAction : INativeAction
{
    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare(
            "path",
            "key",
            "restore-keys",
            "upload-chunk-size",
            "enableCrossOsArchive",
            "fail-on-cache-miss",
            "lookup-only",
            "save-always"
        );

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        var request = CacheRequest.Of(step);
        var found = CacheRestore.Run(step, request);
        return Task.FromResult(
            new NativeOutcome(CacheRestore.Outputs(request, found))
            {
                PostOnlyOnSuccess = true,
                Post = _ =>
                {
                    if (found == request.Key)
                    {
                        step.Log($"Cache hit occurred on the primary key {request.Key}, not saving cache.");
                    }
                    else
                    {
                        CacheSave.Run(step, request);
                    }
                    return Task.CompletedTask;
                },
            }
        );
    }
}

/// <summary><c>actions/cache/restore</c>.</summary>
internal sealed class CacheRestoreAction : INativeAction
{
    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare(
            "path",
            "key",
            "restore-keys",
            "enableCrossOsArchive",
            "fail-on-cache-miss",
            "lookup-only"
        );

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        var request = CacheRequest.Of(step);
        var found = CacheRestore.Run(step, request);
        var outputs = CacheRestore.Outputs(request, found);
        outputs["cache-primary-key"] = request.Key;
        outputs["cache-matched-key"] = found ?? "";
        return Task.FromResult(new NativeOutcome(outputs));
    }
}

/// <summary><c>actions/cache/save</c>.</summary>
internal sealed class CacheSaveAction : INativeAction
{
    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare("path", "key", "upload-chunk-size", "enableCrossOsArchive");

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        CacheSave.Run(step, CacheRequest.Of(step));
        return Task.FromResult(NativeOutcome.None);
    }
}
