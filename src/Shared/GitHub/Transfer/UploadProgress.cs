using MsReleaseActions.Core;

namespace MsReleaseActions.GitHub.Transfer;

/// <summary>A line now and then for an asset that takes long.</summary>
internal sealed class UploadProgress(AssetSource source, TimeProvider time, ILog log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private long last = time.GetTimestamp();

    public void Moved(long bytes)
    {
        if (time.GetElapsedTime(last) < Every)
        {
            return;
        }
        last = time.GetTimestamp();
        log.Info(
            $"{source.Name}: {ByteSize.Show(bytes)} of {ByteSize.Show(source.Size)} "
                + $"({100 * bytes / Math.Max(1, source.Size)} %)"
        );
    }
}
