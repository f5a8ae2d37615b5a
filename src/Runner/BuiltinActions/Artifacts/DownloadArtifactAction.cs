using MsReleaseActions.Core.Archives;
using MsReleaseActions.Runner.BuiltinActions.Files;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.BuiltinActions.Artifacts;

/// <summary><c>actions/download-artifact</c>, from version 4 on: the artifacts of this run.</summary>
internal sealed class DownloadArtifactAction : INativeAction
{
    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare(
            "name",
            "artifact-ids",
            "path",
            "pattern",
            "merge-multiple",
            "github-token",
            "repository",
            "run-id",
            "digest-mismatch",
            "skip-decompress"
        );

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        step.Refuse(
            "actions/download-artifact",
            ("run-id", [$"{step.Run.Id}"]),
            ("repository", [step.Run.Repository.FullName]),
            ("skip-decompress", ["false"])
        );
        var target = Target(step);
        var chosen = Choose(step);
        var merge = step.Flag("merge-multiple", false);
        foreach (var artifact in chosen.Artifacts)
        {
            cancellation.ThrowIfCancellationRequested();
            Extract(artifact, chosen.Flat || merge ? target : Path.Combine(target, artifact.Name));
            step.Log(
                $"Artifact {artifact.Name} ({artifact.Size} bytes, ID {artifact.Id}) was downloaded; SHA256 "
                    + $"digest of downloaded artifact is {artifact.Digest["sha256:".Length..]}"
            );
        }
        step.Log($"Total of {chosen.Artifacts.Count} artifact(s) downloaded");
        return Task.FromResult(new NativeOutcome(new Dictionary<string, string> { ["download-path"] = target }));
    }

    // one artifact that was named lies in the folder itself; what a pattern or nobody named lies in a folder of its own
    private static (IReadOnlyList<SandboxArtifact> Artifacts, bool Flat) Choose(NativeStep step)
    {
        var all = step.Run.Artifacts.Where(artifact => !artifact.Expired).ToList();
        if (step.Text("name") is { Length: > 0 } name)
        {
            return step.Text("artifact-ids").Length > 0
                ? throw new NativeFailure(
                    "Inputs 'name' and 'artifact-ids' cannot be used together. Please specify only one."
                )
                : (
                    [
                        all.FindLast(artifact => artifact.Name == name)
                            ?? throw NotFound(step, $"Artifact not found for name: {name}"),
                    ],
                    true
                );
        }
        if (step.Text("artifact-ids") is { Length: > 0 } ids)
        {
            var wanted = ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var found = wanted
                .Select(id =>
                    all.Find(artifact => $"{artifact.Id}" == id) ?? throw NotFound(step, $"no artifact has the ID {id}")
                )
                .ToList();
            return (found, found.Count == 1);
        }
        var pattern = step.Text("pattern") is { Length: > 0 } text ? new PathPattern($"/{text}", "/", "/") : null;
        return ([.. all.Where(artifact => pattern?.Matches($"/{artifact.Name}") ?? true)], false);
    }

    private static NativeFailure NotFound(NativeStep step, string what) =>
        new(
            $"Unable to download artifact(s): {what}. This run has "
                + (
                    step.Run.Artifacts.Count == 0
                        ? "none"
                        : string.Join(", ", step.Run.Artifacts.Select(artifact => artifact.Name))
                )
                + "."
        );

    private static string Target(NativeStep step)
    {
        var text = step.Text("path", ".");
        var home = step.Home();
        var path = Path.TrimEndingDirectorySeparator(
            Path.GetFullPath(Path.Combine(step.Workspace, text.StartsWith('~') ? home + text[1..] : text))
        );
        string[] folders = [step.Workspace, step.Temp, home];
        return Array.Exists(folders, folder => PathPatterns.IsBelow(path, Path.GetFullPath(folder)))
            ? Directory.CreateDirectory(path).FullName
            : throw new NativeFailure(
                $"the embedded runner downloads into the workspace, RUNNER_TEMP or HOME only, not to {path}"
            );
    }

    private static void Extract(SandboxArtifact artifact, string folder)
    {
        using var content = artifact.OpenRead();
        try
        {
            using var zip = CheckedZip.Open(content, ArchiveLimits.OfJob);
            // modes are not kept, as on GitHub
            zip.ExtractTo(folder);
        }
        catch (FormatException problem)
        {
            throw new NativeFailure($"The artifact {artifact.Name} cannot be unpacked: {problem.Message}");
        }
    }
}
