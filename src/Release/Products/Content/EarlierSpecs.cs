using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Versions;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>The spec that a new one goes on from.</summary>
/// <param name="Name">What it is to people: <c>v1.2.3</c>.</param>
internal sealed record EarlierSpec(ReleaseSpec Spec, string Name);

/// <summary>
/// Finds the last spec: that of the newest release, of whichever channel; else the newest on the branch.
/// </summary>
internal sealed class EarlierSpecs(ReleaseServices services)
{
    /// <param name="names">Of what is published.</param>
    /// <param name="head">The newest commit of the branch.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <exception cref="ActionFailure">It breaks a rule: nothing is carried from it.</exception>
    public async Task<EarlierSpec?> NewestAsync(ReleaseNames names, CommitSha head, CancellationToken cancellation)
    {
        var released = Newest([names.NewestStable, names.NewestBeta]);
        if (released is not null && await OfAsync(released, released.Text, cancellation) is { } spec)
        {
            return spec;
        }
        return Newest(await OnBranchAsync(head, cancellation)) is { } newest
            ? Read(
                await ListedReads.FileAsync(services, ReleaseSpecFile.PathOf(newest), head.Text, cancellation),
                newest
            )
            : null;
    }

    /// <summary>The spec of a tag, as a commit or tag has it; null where it has none.</summary>
    public async Task<EarlierSpec?> OfAsync(ReleaseTag tag, string reference, CancellationToken cancellation)
    {
        var path = ReleaseSpecFile.PathOf(tag);
        return
            await services.GitHub.Contents.ReadFileAsync(services.Repository, path, reference, cancellation)
                is { } bytes
            ? Read(bytes, tag)
            : null;
    }

    private EarlierSpec Read(byte[] bytes, ReleaseTag tag) =>
        new(ReleaseSpecFile.Parse(bytes, ReleaseSpecFile.PathOf(tag), services.Settings.Content), tag.Text);

    private async Task<IReadOnlyList<ReleaseTag>> OnBranchAsync(CommitSha head, CancellationToken cancellation)
    {
        var root = await ListedReads.TreeAsync(services, head.Text, cancellation);
        var folder = root.Tree.FirstOrDefault(entry => entry is { Path: ReleaseSpecFile.Folder, Type: "tree" });
        var files = folder is null ? null : await ListedReads.TreeAsync(services, folder.Sha, cancellation);
        return
        [
            .. (files?.Tree ?? [])
                .Where(entry => entry.Type == "blob" && entry.Path.EndsWith(".json", StringComparison.Ordinal))
                .Select(entry =>
                    ReleaseTag.TryParse(entry.Path[..^".json".Length], services.Settings.TagPrefix, out var tag, out _)
                        ? tag
                        : null
                )
                .OfType<ReleaseTag>(),
        ];
    }

    private static ReleaseTag? Newest(IEnumerable<ReleaseTag?> tags) =>
        tags.OfType<ReleaseTag>()
            .Aggregate((ReleaseTag?)null, (newest, tag) => newest is null || tag.IsNewerThan(newest) ? tag : newest);
}
