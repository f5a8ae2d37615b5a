using System.IO.Compression;
using System.Text;
using MsReleaseActions.Candidates;
using MsReleaseActions.Sandbox;

namespace MsReleaseActions.Cli.Seed;

/// <summary>A candidate that was built and sealed before the scene begins: a prerelease with its seal, and the run that says to have made it.</summary>
internal static class PlantedCandidate
{
    // zip knows no earlier one
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Platforms = ["windows-x86_64.exe", "linux-x86_64", "macos-x86_64", "macos-arm64"];

    /// <summary>The loader's, of a commit of its main.</summary>
    public static void OfLoader(SandboxRepository repository, string commit) => Put(repository, commit, Programs("midi-studio-loader", commit));

    /// <summary>The bridge's, of a commit of its main.</summary>
    /// <param name="configuration">Texts by path, <c>config/</c> with them.</param>
    public static void OfBridge(SandboxRepository repository, string commit, IEnumerable<KeyValuePair<string, string>> configuration)
    {
        var files = Programs("oc-bridge", commit);
        files["oc-bridge-config.zip"] = Zip(configuration);
        Put(repository, commit, files);
    }

    private static void Put(SandboxRepository repository, string commit, Dictionary<string, byte[]> files)
    {
        var sha = CommitSha.Parse(commit);
        var tag = CandidateTag.Of(sha);
        var run = Run(repository, commit);
        var listed = files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => new CandidateFile(file.Key, file.Value.Length, Sha256.Of(file.Value))).ToList();
        var release = repository.Releases.AddPublished(tag.Text, commit, prerelease: true);
        foreach (var (name, bytes) in files)
        {
            release.AddAsset(name, bytes);
        }
        release.AddAsset(AssetName.Checksums, Checksums.Of(listed.Select(file => new ChecksumLine(file.Name, file.Sha256))).ToBytes(), "text/plain");
        release.AddAsset(AssetName.Manifest, new CandidateManifest(repository.FullName, run.Workflow.Path, run.Id, run.Attempt, sha, tag.Text, null, listed).ToBytes(), "application/json");
    }

    private static SandboxRun Run(SandboxRepository repository, string commit)
    {
        var dispatched = new NewRun("workflow_dispatch", repository.DefaultBranch, repository.Resolve(repository.DefaultBranch)!)
        {
            Inputs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["source_sha"] = commit },
        };
        var run = repository.Actions.AddRun("candidate.yml", dispatched);
        foreach (var job in (string[])["guard", .. Platforms.Select(platform => $"build ({Path.GetFileNameWithoutExtension(platform)})"), "seal"])
        {
            run.AddJob(job).Succeed();
        }
        return run.Complete("success");
    }

    private static Dictionary<string, byte[]> Programs(string name, string commit) =>
        Platforms.ToDictionary(platform => $"{name}-{platform}", platform => Encoding.UTF8.GetBytes($"{name} for {platform}, built from {commit}\n"), StringComparer.Ordinal);

    private static byte[] Zip(IEnumerable<KeyValuePair<string, string>> configuration)
    {
        const string folder = "config/";
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (path, text) in configuration.Where(file => file.Key.StartsWith(folder)).OrderBy(file => file.Key, StringComparer.Ordinal))
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
