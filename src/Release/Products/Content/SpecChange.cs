using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>The spec that was chosen, and release notes in Markdown; these may be empty.</summary>
internal sealed record ChosenSpec(ReleaseSpec Spec, string Notes)
{
    public IReadOnlyDictionary<string, byte[]> Files
    {
        get
        {
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                [ReleaseSpecFile.PathOf(Spec.Tag)] = ReleaseSpecFile.Write(Spec),
            };
            if (Notes.Trim().Length > 0)
            {
                files[ReleaseSpecFile.NotesPathOf(Spec.Tag)] = Encoding.UTF8.GetBytes(Notes.TrimEnd() + "\n");
            }
            return files;
        }
    }
}

/// <summary>
/// The change of content: its spec, and its notes. What is on the branch already counts, once it is there.
/// </summary>
/// <param name="services">Where content is released.</param>
/// <param name="chosen">What was chosen and confirmed: nothing else is released. Null where somebody only looks at what
/// is there.</param>
internal sealed class SpecChange(ReleaseServices services, ChosenSpec? chosen) : IReleaseChange
{
    private readonly SpecRuling specs = new(services);

    public ChangeMessages Words { get; } = new SpecMessages(chosen?.Spec);

    public async Task<BumpFiles> OnAsync(CommitSha @base, ReleaseTag tag, CancellationToken cancellation)
    {
        if (await FilesAsync(tag, @base.Text, cancellation) is { Count: > 0 })
        {
            return new BumpFiles([], new Dictionary<string, byte[]>(StringComparer.Ordinal));
        }
        return new BumpFiles([], await BegunAsync(tag, @base, cancellation) ?? (chosen ?? throw Unknown(tag)).Files);
    }

    // a reviewer may have added a commit: what the branch comes to is judged
    public string? ProblemOfBranch(CommitDifference difference, CommitSha @base) =>
        difference switch
        {
            { BehindBy: > 0 } => $"it does not stand on {@base.Short}",
            { AheadBy: 0 } => "it has no commit of its own",
            _ => null,
        };

    public async Task<string?> ProblemAsync(
        ReleaseTag tag,
        CommitSha @base,
        string head,
        CommitDifference difference,
        CancellationToken cancellation
    )
    {
        string[] paths = [ReleaseSpecFile.PathOf(tag), ReleaseSpecFile.NotesPathOf(tag)];
        return difference.Files.FirstOrDefault(file => !paths.Contains(file.Filename, StringComparer.Ordinal))
                is { } foreign
                ? $"it also changes {foreign.Filename}"
            : difference.Files.FirstOrDefault(file => file.Status != "added") is { } other
                ? $"{other.Filename} is {other.Status}, not added"
            : await specs.ReadAsync(tag, head, cancellation) is not { } judged ? $"it does not add {paths[0]}"
            : judged.Problem is { } problem ? problem
            : chosen is not null && chosen.Spec.Tag == tag ? SpecRuling.Difference(chosen.Spec, judged.Spec!)
            : null;
    }

    /// <summary>What the branch of this release has, open or merged; null where there is none.</summary>
    private async Task<IReadOnlyDictionary<string, byte[]>?> BegunAsync(
        ReleaseTag tag,
        CommitSha @base,
        CancellationToken cancellation
    )
    {
        var branch = BumpBranch.Of(tag, @base).Name;
        var pulls = (await services.Operator.PullRequests.ListFromAsync(services.Repository, branch, cancellation))
            .Where(pull => pull.Base.Ref == services.Settings.Branch)
            .ToList();
        var head =
            (pulls.Find(pull => pull.IsMerged)?.MergeCommitSha ?? pulls.Find(pull => pull.IsOpen)?.Head.Sha)
            ?? await services.GitHub.Repositories.ResolveCommitAsync(services.Repository, branch, cancellation);
        return head is null ? null
            : await FilesAsync(tag, head, cancellation) is { Count: > 0 } files ? files
            : null;
    }

    private async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(
        ReleaseTag tag,
        string reference,
        CancellationToken cancellation
    )
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in (string[])[ReleaseSpecFile.PathOf(tag), ReleaseSpecFile.NotesPathOf(tag)])
        {
            if (
                await services.GitHub.Contents.ReadFileAsync(services.Repository, path, reference, cancellation) is
                { } bytes
            )
            {
                files[path] = bytes;
            }
            else if (files.Count == 0)
            {
                // notes alone make no release
                break;
            }
        }
        return files;
    }

    private ActionFailure Unknown(ReleaseTag tag) =>
        ActionFailure.No(
            $"The pull request of {tag} has no {ReleaseSpecFile.PathOf(tag)}",
            "Nothing says what is released",
            $"Close it and delete its branch, then `{services.Settings.Kind.Command("publish")}` begins anew"
        );
}
