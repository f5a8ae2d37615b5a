using System.Text.Json;
using System.Text.RegularExpressions;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>
/// What each job that built says it left, as its own output <c>files</c>. An artifact can be exchanged by any job of
/// the run; an output of a job that is no matrix can be set by that job alone.
/// </summary>
internal sealed partial class BuildJobs
{
    private const string Output = "files";

    // by job, then by path below the job's folder
    private readonly Dictionary<string, Dictionary<string, Sha256>> jobs;

    private BuildJobs(Dictionary<string, Dictionary<string, Sha256>> jobs) => this.jobs = jobs;

    /// <summary>The input <c>needs</c>; null where it is not given, or after a problem.</summary>
    public static BuildJobs? Read(InputReader inputs)
    {
        if (inputs.GetInput("needs") is not { } text)
        {
            return null;
        }
        var said = new Dictionary<string, Dictionary<string, Sha256>>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(text);
            foreach (var job in document.RootElement.EnumerateObject())
            {
                if (job.Value.GetProperty("outputs").TryGetProperty(Output, out var files))
                {
                    said[job.Name] = Files(job.Name, files.GetString() ?? "", inputs);
                }
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            inputs.Problem(
                "needs must be the context needs as JSON, toJSON(needs): an object of jobs with their outputs"
            );
            return null;
        }
        if (said.Count == 0)
        {
            inputs.Problem($"needs: no job has an output {Output}, so nobody says what was built");
        }
        return new(said);
    }

    /// <summary>The job in whose folder a file is; null where it is in none's, or in several's.</summary>
    public string? JobOf(BuiltFile file) => Folders(file).Where(jobs.ContainsKey).ToList() is [var job] ? job : null;

    /// <summary>What the jobs did not leave so, for people.</summary>
    /// <param name="files">Those that were found.</param>
    /// <param name="sources">The same files, hashed.</param>
    /// <param name="exists">Whether a file of the workspace is there, collected or not.</param>
    public IEnumerable<string> Problems(
        IReadOnlyList<BuiltFile> files,
        IReadOnlyList<AssetSource> sources,
        Func<string, bool> exists
    )
    {
        var folders = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, source) in files.Zip(sources))
        {
            if (JobOf(file) is not { } job)
            {
                yield return $"{file.Shown} is in the folder of no job that says what it built "
                    + $"({string.Join(", ", jobs.Keys)})";
                continue;
            }
            var folder = file.Shown[..(file.Shown.IndexOf($"{job}/", StringComparison.Ordinal) + job.Length + 1)];
            folders[folder] = job;
            if (!jobs[job].TryGetValue(file.Shown[folder.Length..], out var built))
            {
                yield return $"{file.Shown} was not built by {job}: its job names {jobs[job].Count} files, and this is "
                    + "none of them";
            }
            else if (built != source.Sha256)
            {
                yield return $"{file.Shown} is {source.Sha256}, and {job} built {built}";
            }
        }
        foreach (var (folder, job) in folders)
        {
            foreach (var path in jobs[job].Keys.Where(path => !exists(folder + path)))
            {
                yield return $"{job} built {path}, and it is not in {folder}";
            }
        }
    }

    private static IEnumerable<string> Folders(BuiltFile file) => file.Shown.Split('/').SkipLast(1);

    private static Dictionary<string, Sha256> Files(string job, string text, InputReader inputs)
    {
        var files = new Dictionary<string, Sha256>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (
                Line().Match(line) is not { Success: true } parts
                || !Sha256.TryParse(parts.Groups["hash"].Value, out var hash)
            )
            {
                inputs.Problem($"needs: {job} must name its files as sha256sum prints them, not '{line}'");
                return files;
            }
            files[parts.Groups["path"].Value] = hash!;
        }
        return files;
    }

    // a star marks what was read in binary, which Windows' sha256sum does
    [GeneratedRegex(@"\A(?<hash>[0-9a-f]{64}) [ *](\./)?(?<path>.+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
