using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>Reads the version files of commits. A commit never changes, so each is read once.</summary>
internal sealed class VersionReader(ReleaseServices services)
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, byte[]?>> read = new(StringComparer.Ordinal);

    public async Task<BumpFiles> ReadAsync(CommitSha commit, ReleaseTag tag, CancellationToken cancellation)
    {
        if (!read.TryGetValue(commit.Text, out var files))
        {
            read[commit.Text] = files = await FilesAsync(commit, cancellation);
        }
        return BumpFiles.Of(files, tag);
    }

    private async Task<IReadOnlyDictionary<string, byte[]?>> FilesAsync(
        CommitSha commit,
        CancellationToken cancellation
    )
    {
        var files = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var path in services.Settings.VersionFiles)
        {
            files[path] = await services.GitHub.Contents.ReadFileAsync(
                services.Repository,
                path,
                commit.Text,
                cancellation
            );
        }
        return files;
    }
}
