using MsReleaseActions.Core;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Steps.Verify;

/// <summary>That the released commit's own files say the released version.</summary>
internal sealed class VersionProof(ReleaseServices services)
{
    public async Task<IEnumerable<CheckResult>> ProveAsync(ReleaseInHand hand, CancellationToken cancellation)
    {
        if (hand.Commit is not { } commit)
        {
            return [];
        }
        var files = await Fact.OfAsync(() => ReadAsync(commit.Text, cancellation));
        return files.Check(
            "version",
            read => Problems(VersionFiles.Read(read!), hand.Tag.VersionText),
            $"{services.Settings.VersionFiles.Count} files of {commit.Short} say {hand.Tag.VersionText}"
        );
    }

    private async Task<IReadOnlyDictionary<string, byte[]?>?> ReadAsync(string commit, CancellationToken cancellation)
    {
        var files = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var path in services.Settings.VersionFiles)
        {
            files[path] = await services.GitHub.Contents.ReadFileAsync(services.Repository, path, commit, cancellation);
        }
        return files;
    }

    private static IEnumerable<string> Problems(VersionReading reading, string version) =>
        reading.Version is { } said && said != version
            ? [$"the version files say {said}, the tag means {version}"]
            : reading.Problems;
}
