using MsReleaseActions.Core;

namespace MsReleaseActions.Toolkit;

/// <summary>A <c>candidate.json</c> in the workspace, for <c>gh attestation verify</c>.</summary>
public static class WrittenManifest
{
    /// <summary>Writes a <c>candidate.json</c> that <c>gh</c> is to verify.</summary>
    /// <param name="run">Whose workspace it is.</param>
    /// <param name="path">Full path.</param>
    /// <param name="manifest">Its bytes.</param>
    /// <param name="input">The input that names the place.</param>
    /// <param name="report">What is true all the same where it cannot be written.</param>
    /// <exception cref="ActionFailure">It cannot be written: exit 1.</exception>
    public static void Put(ActionRun run, string path, byte[] manifest, string input, ActionReport report)
    {
        ArgumentNullException.ThrowIfNull(run);
        try
        {
            WrittenFile.Put(run, path, manifest);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ActionFailure(
                ExitCode.No,
                $"{run.Workspace.Shown(path)} could not be written: {failure.Message}",
                "Without it nobody can verify what was attested of it",
                $"Check `{input}` and the space on the disk"
            )
            {
                Report = report,
            };
        }
    }
}
