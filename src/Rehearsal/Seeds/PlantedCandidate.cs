using System.IO.Compression;
using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Runner.BuiltinActions.Attesting;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>
/// A producer's candidate that was built and sealed before the scene begins: a prerelease with its seal, and the run
/// that says to have made it.
/// </summary>
internal static class PlantedCandidate
{
    // zip knows no earlier one
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="repository">The producer's.</param>
    /// <param name="commit">Of its main.</param>
    /// <param name="also">The other repository's commit, where one is compiled in.</param>
    /// <param name="inputs">What else went into it.</param>
    public static void Put(
        SandboxRepository repository,
        Producer producer,
        string commit,
        string? also,
        IReadOnlyList<CandidateInput> inputs
    )
    {
        var sha = CommitSha.Parse(commit);
        var tag = producer.TagPrefix + (also is null ? "" : $"{also}-") + commit;
        var run = Run(repository, producer, commit, also);
        var files = producer.Files.ToDictionary(
            file => file,
            file =>
                file.EndsWith(".zip", StringComparison.Ordinal)
                    ? Zip()
                    : Encoding.UTF8.GetBytes(Text(file, $"{file}, built from {also} {commit}")),
            StringComparer.Ordinal
        );
        var listed = files
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => new CandidateFile(file.Key, file.Value.Length, Sha256.Of(file.Value)))
            .ToList();
        var release = repository.Releases.AddPublished(tag, commit, prerelease: true);
        foreach (var (name, bytes) in files)
        {
            release.AddAsset(name, bytes);
        }
        release.AddAsset(
            AssetName.Checksums,
            Checksums.Of(listed.Select(file => new ChecksumLine(file.Name, file.Sha256))).ToBytes(),
            "text/plain"
        );
        var manifest = new CandidateManifest(
            repository.FullName,
            run.Workflow.Path,
            run.Id,
            run.Attempt,
            sha,
            tag,
            null,
            listed
        )
        {
            Inputs = inputs,
        }.ToBytes();
        release.AddAsset(AssetName.Manifest, manifest, "application/json");
        PlantedAttestation.Put(run, (AssetName.Manifest, Sha256.Of(manifest).Hex));
    }

    private static SandboxRun Run(SandboxRepository repository, Producer producer, string commit, string? also)
    {
        var inputs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["source_sha"] = commit };
        if (also is not null)
        {
            inputs[$"{producer.AlsoFrom.Single()}_sha"] = also;
        }
        var run = repository.Actions.AddRun(
            producer.Workflow,
            new NewRun("workflow_dispatch", repository.DefaultBranch, repository.Resolve(repository.DefaultBranch)!)
            {
                Inputs = inputs,
            }
        );
        foreach (var job in (string[])["guard", "keys", "build", "seal"])
        {
            run.AddJob(job).Succeed();
        }
        return run.Complete("success");
    }

    // what has no ending is a program of Linux or macOS
    private static string Text(string file, string says) =>
        Path.GetExtension(file).Length == 0 ? $"#!/bin/sh\necho '{says}'\n" : $"{says}\n";

    private static byte[] Zip()
    {
        const string folder = "config/";
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (
                var (path, text) in SeedTree
                    .Of("bridge")
                    .Where(file => file.Key.StartsWith(folder))
                    .OrderBy(file => file.Key, StringComparer.Ordinal)
            )
            {
                var entry = zip.CreateEntry(path[folder.Length..], CompressionLevel.NoCompression);
                entry.LastWriteTime = EntryTime;
                using var content = entry.Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return bytes.ToArray();
    }
}
