using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>
/// Writes the built files into the workspace: all of them verified aside first, then each put in place with one rename.
/// </summary>
internal sealed class ValidateApply(ActionRun run, string folder)
{
    private readonly Workspace workspace = run.Workspace;

    /// <param name="report">What is true of the candidate, also if its files cannot be written.</param>
    public async Task WriteAsync(Candidate candidate, Seal seal, ActionReport report, CancellationToken cancellation)
    {
        var aside = workspace.Files.Path.Combine(folder, $".candidate-{Guid.NewGuid():N}");
        try
        {
            var missing = await MissingAsync(seal, cancellation);
            workspace.Files.Directory.CreateDirectory(missing.Count > 0 ? aside : folder);
            foreach (var file in missing)
            {
                await DownloadAsync(
                    candidate.Find(file.Name)!,
                    file,
                    workspace.Files.Path.Combine(aside, file.Name),
                    cancellation
                );
            }
            foreach (var file in missing)
            {
                workspace.Files.File.Move(
                    workspace.Files.Path.Combine(aside, file.Name),
                    workspace.Files.Path.Combine(folder, file.Name),
                    overwrite: true
                );
            }
            run.Workflow.Info(
                $"{workspace.Shown(folder)}: {missing.Count} files written, "
                    + $"{seal.Manifest.Files.Count - missing.Count} were there"
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failed($"{workspace.Shown(folder)} cannot be written: {failure.Message}", report);
        }
        catch (ActionFailure failure) when (failure.Report is null)
        {
            throw Failed(failure.What, report);
        }
        finally
        {
            if (workspace.Files.Directory.Exists(aside))
            {
                workspace.Files.Directory.Delete(aside, recursive: true);
            }
        }
    }

    private async Task<IReadOnlyList<CandidateFile>> MissingAsync(Seal seal, CancellationToken cancellation)
    {
        var missing = new List<CandidateFile>();
        foreach (var file in seal.Manifest.Files)
        {
            if (!workspace.TryPath(workspace.Files.Path.Combine(folder, file.Name), out var path))
            {
                throw ActionFailure.No(
                    $"{workspace.Shown(path)} is a link that leads outside the workspace or into its .git"
                );
            }
            if (!await HoldsAsync(path, file, cancellation))
            {
                missing.Add(file);
            }
        }
        return missing;
    }

    private async Task<bool> HoldsAsync(string path, CandidateFile file, CancellationToken cancellation)
    {
        if (!workspace.Files.File.Exists(path) || workspace.Files.FileInfo.FromFileName(path).Length != file.Size)
        {
            return false;
        }
        await using var stream = new HashingStream(workspace.OpenRead(path));
        await stream.CopyToAsync(Stream.Null, cancellation);
        return stream.CurrentHash() == file.Sha256;
    }

    private async Task DownloadAsync(
        ReleaseAsset asset,
        CandidateFile file,
        string path,
        CancellationToken cancellation
    )
    {
        var hash = await new AssetDownload(run.GitHub.Assets, run.Time).TryAsync(
            run.Connection.Repository,
            asset,
            async (stream, token) =>
            {
                await using var target = workspace.Files.File.Create(path);
                await stream.CopyToAsync(target, token);
                return stream.CurrentHash();
            },
            cancellation
        );
        if (hash != file.Sha256)
        {
            throw ActionFailure.No($"{file.Name} arrived as {hash}, {AssetName.Manifest} says {file.Sha256}");
        }
    }

    private static ActionFailure Failed(string what, ActionReport report)
    {
        var failure = ActionFailure.No(
            what,
            "Nothing was put into download-path",
            "Run the step again; if it stays, look at the asset or the folder that is named"
        );
        return failure.With(report with { Summary = $"{report.Summary}\n❌ {SummaryText.Escape(what)}\n" });
    }
}
