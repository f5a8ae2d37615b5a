using System.Net;
using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.ReleaseTrain.Steps.Bump;

/// <summary>The changed files as a tree takes them.</summary>
internal sealed class BumpTree(ReleaseServices services)
{
    private const string NewFile = "100644";
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <returns>The base's tree, and the files with the modes that they have there.</returns>
    public async Task<(string Tree, IReadOnlyList<TextFile> Files)> FilesAsync(
        BumpSnapshot snapshot,
        CancellationToken cancellation
    )
    {
        var commit =
            await services.Operator.Objects.GetCommitAsync(services.Repository, snapshot.Base.Text, cancellation)
            ?? throw Unreadable(snapshot.Base.Text);
        var files = new List<TextFile>();
        foreach (var (path, bytes) in snapshot.Files.Changes)
        {
            files.Add(new TextFile(path, await ModeAsync(commit.Tree.Sha, path, cancellation), Text(path, bytes)));
        }
        return (commit.Tree.Sha, files);
    }

    private async Task<string> ModeAsync(string tree, string path, CancellationToken cancellation)
    {
        var entry = new GitTreeEntry("", "040000", "tree", tree);
        foreach (var part in path.Split('/'))
        {
            if (entry.Type != "tree")
            {
                return NewFile;
            }
            var folder = await ListedReads.TreeAsync(services, entry.Sha, cancellation);
            if (folder.Tree.FirstOrDefault(item => item.Path == part) is not { } found)
            {
                return NewFile;
            }
            entry = found;
        }
        return entry is { Type: "blob", Mode: not "120000" }
            ? entry.Mode
            : throw ActionFailure.No(
                $"{path} is no file of its own, but a link or a folder",
                "A bump changes files",
                "Name the file itself in ms-release.json"
            );
    }

    private static string Text(string path, byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw ActionFailure.No(
                $"{path} is not UTF-8",
                "It could not be written back byte for byte",
                "Save it as UTF-8"
            );
        }
    }

    private GitHubFailure Unreadable(string what) =>
        new($"read {what} of {services.Repository}", HttpStatusCode.NotFound, "Not Found");
}
