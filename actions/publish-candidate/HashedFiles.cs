using MsReleaseActions.Core;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>Reads each built file once, to know what is to be sent.</summary>
internal static class HashedFiles
{
    public static async Task<IReadOnlyList<AssetSource>> OfAsync(
        IReadOnlyList<BuiltFile> files,
        Workspace workspace,
        int concurrency,
        CancellationToken cancellation
    )
    {
        var sources = new AssetSource[files.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, files.Count),
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation },
            async (index, token) => sources[index] = await OfAsync(files[index], workspace, token)
        );
        return sources;
    }

    private static async Task<AssetSource> OfAsync(BuiltFile file, Workspace workspace, CancellationToken cancellation)
    {
        await using var stream = new HashingStream(Open(file, workspace));
        await stream.CopyToAsync(Stream.Null, cancellation);
        if (stream.Count != file.Size)
        {
            throw Changed(file, stream.Count);
        }
        return new AssetSource(
            file.Name,
            file.Size,
            stream.CurrentHash(),
            AssetSource.Binary,
            _ => Task.FromResult(Open(file, workspace))
        );
    }

    // a file that grows or shrinks under way would only ever fail as a broken connection
    private static Stream Open(BuiltFile file, Workspace workspace)
    {
        var stream = BuiltFile.OpenRead(workspace, file.Path);
        if (stream.Length == file.Size)
        {
            return stream;
        }
        var length = stream.Length;
        stream.Dispose();
        throw Changed(file, length);
    }

    private static ActionFailure Changed(BuiltFile file, long length) =>
        ActionFailure.No(
            $"{file.Shown} had {file.Size} bytes and has {length} now",
            "A file that changes while it is being published is not what was built",
            "Let every build step end before this one starts"
        );
}
