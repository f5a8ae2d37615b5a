using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.GitHub.Candidates;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.AssembleBundles;

/// <summary>
/// The flow: read the spec and judge it, then put together what it names, where there is something to put together.
/// </summary>
internal static class AssembleAction
{
    public static Task<int> RunAsync(ActionEnvironment environment) =>
        ActionHost.RunAsync("assemble-bundles", environment, AssembleInputs.Read, ActAsync);

    private static async Task<ActionReport> ActAsync(
        AssembleInputs inputs,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var state = await AssembleState.ReadAsync(inputs, run, cancellation);
        if (state.Problems.Count > 0)
        {
            throw ActionFailure.No(
                state.Problems,
                "What is dispatched, what was reviewed and what is released are one",
                $"Dispatch with what {inputs.SpecPath} says, or correct it with a pull request"
            );
        }
        try
        {
            var notes = Notes(state.Found, run);
            if (inputs.Keys.Signing is not null)
            {
                return await SignAsync(inputs, state, notes, run, cancellation);
            }
            return inputs.Candidates is { } candidates
                ? AssembleReport.OfContent(inputs, state, notes, Assemble(inputs, state, candidates, run), run)
                : AssembleReport.OfSpec(inputs, state, notes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ActionFailure.No(
                $"The release cannot be written to the workspace: {failure.Message}",
                "Nothing is released that is not whole",
                "Check `output` and the space on the disk, then run the step again"
            );
        }
    }

    private static async Task<ActionReport> SignAsync(
        AssembleInputs inputs,
        AssembleState state,
        string? notes,
        ActionRun run,
        CancellationToken cancellation
    )
    {
        var manifest = await SealedManifest.ReadAsync(inputs, state, run, cancellation);
        var signature = manifest.Sign(inputs.Keys);
        var path = run.Environment.Files.Path.Combine(inputs.Output, ContentManifest.SignatureName);
        WrittenFile.Put(run, path, signature);
        return AssembleReport.OfSignature(inputs, state, notes, manifest, run.Workspace.Shown(path));
    }

    private static AssembledContent Assemble(
        AssembleInputs inputs,
        AssembleState state,
        string candidates,
        ActionRun run
    )
    {
        using var group = run.Workflow.Group($"Put together {inputs.Tag}");
        var made = new ContentAssembly(run.Environment.Files).Assemble(
            state.Found.Spec,
            candidates,
            inputs.Output,
            inputs.PublishedAt ?? state.Found.Date
        );
        foreach (var file in made.Files)
        {
            run.Workflow.Info($"{file.Sha256}  {file.Name}, {ByteSize.Show(file.Size)}");
        }
        run.Workflow.Info(
            $"{made.Traces.Count} files traced to their candidates; {made.Written} of {made.Files.Count} assets "
                + "written, the others were there"
        );
        return made;
    }

    // where it is in the repository: a checkout holds the same bytes there
    private static string? Notes(SpecAtSource found, ActionRun run)
    {
        if (found.Notes.Length == 0)
        {
            return null;
        }
        var path = ReleaseSpecFile.NotesPathOf(found.Spec.Tag);
        if (!run.Workspace.TryPath(path, out var full))
        {
            throw ActionFailure.No(
                $"{path} leads outside the workspace",
                "Nothing is written there",
                "Remove the link"
            );
        }
        WrittenFile.Put(run, full, Encoding.UTF8.GetBytes(found.Notes));
        return path;
    }
}
