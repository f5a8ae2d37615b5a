using MsReleaseActions.Core.Archives;
using MsReleaseActions.Runner.BuiltinActions.Files;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.BuiltinActions.Artifacts;

/// <summary><c>actions/upload-artifact</c>, from version 4 on: one name, one artifact, never changed.</summary>
internal sealed class UploadArtifactAction : INativeAction
{
    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare(
            "name",
            "path",
            "if-no-files-found",
            "retention-days",
            "compression-level",
            "overwrite",
            "include-hidden-files",
            "archive"
        );

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        step.Refuse("actions/upload-artifact", ("archive", ["true"]));
        var name = ArtifactName.Check(step.Text("name", "artifact"));
        var patterns = new PathPatterns(step, step.Required("path").Split('\n'));
        var missing = step.Text("if-no-files-found", "warn");
        if (missing is not ("warn" or "error" or "ignore"))
        {
            throw new NativeFailure(
                $"Unrecognized if-no-files-found input. Provided: {missing}. Available options: warn,error,ignore"
            );
        }
        var made = new NewArtifact([])
        {
            Compress = step.Number("compression-level", 6, 0, 9) > 0,
            Overwrite = step.Flag("overwrite", false),
            Kept = TimeSpan.FromDays(
                step.Number("retention-days", SandboxArtifact.Retention.Days, 0, SandboxArtifact.Retention.Days)
                    is var days
                        and > 0
                    ? days
                    : SandboxArtifact.Retention.Days
            ),
        };
        var found = patterns.Find(step.Flag("include-hidden-files", false));
        return Task.FromResult(
            found.Count > 0 ? Upload(step, name, patterns.RootOf(found), found, made) : Nothing(step, missing)
        );
    }

    private static NativeOutcome Upload(
        NativeStep step,
        string name,
        string root,
        IReadOnlyList<string> found,
        NewArtifact made
    )
    {
        step.Log($"With the provided path, there will be {found.Count} file{(found.Count == 1 ? "" : "s")} uploaded");
        var files = found
            .Select(path =>
                KeyValuePair.Create<string, Func<Stream>>(
                    ArtifactName.CheckPath(Path.GetRelativePath(root, path)),
                    () => File.OpenRead(path)
                )
            )
            .ToList();
        Check(
            name,
            files.Zip(found, (file, path) => new ArchiveEntry(file.Key, EntryKind.File, new FileInfo(path).Length))
        );
        if (!made.Overwrite && step.Run.Artifacts.Any(known => known.Name == name))
        {
            throw Conflict(name);
        }
        var artifact = Add(step.Run, name, made with { Files = files });
        var url =
            $"{step.Run.Repository.Sandbox.Origins.Server}/{step.Run.Repository.FullName}/actions/runs/"
            + $"{step.Run.Id}/artifacts/{artifact.Id}";
        step.Log(
            $"Artifact {name} has been successfully uploaded! Final size is {artifact.Size} bytes. Artifact ID is "
                + $"{artifact.Id}"
        );
        return new NativeOutcome(
            new Dictionary<string, string>
            {
                ["artifact-id"] = $"{artifact.Id}",
                ["artifact-url"] = url,
                ["artifact-digest"] = artifact.Digest["sha256:".Length..],
            }
        );
    }

    // what could not be unpacked again is not packed
    private static void Check(string name, IEnumerable<ArchiveEntry> files)
    {
        if (ArchiveRules.WhyNot([.. files], long.MaxValue, ArchiveLimits.OfJob) is { } problem)
        {
            throw new NativeFailure($"The artifact {name} cannot be made: {problem}");
        }
    }

    private static SandboxArtifact Add(SandboxRun run, string name, NewArtifact made)
    {
        try
        {
            return run.AddArtifact(name, made);
        }
        catch (InvalidOperationException)
        {
            // another job was faster
            throw Conflict(name);
        }
    }

    private static NativeOutcome Nothing(NativeStep step, string missing)
    {
        var sentence =
            "No files were found with the provided path: "
            + $"{step.Text("path").Replace("\n", "%0A", StringComparison.Ordinal)}. No artifacts will be uploaded.";
        if (missing == "error")
        {
            throw new NativeFailure(sentence);
        }
        step.Log(missing == "warn" ? $"::warning::{sentence}" : sentence);
        return NativeOutcome.None;
    }

    private static NativeFailure Conflict(string name) =>
        new(
            "Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact "
                + $"with this name already exists on the workflow run: {name}"
        );
}
