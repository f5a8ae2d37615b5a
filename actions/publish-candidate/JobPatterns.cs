using MsReleaseActions.Core;

namespace MsReleaseActions.PublishCandidate;

/// <summary>
/// Lines <c>JOB/GLOB</c> of <c>required-assets</c>: what a job must leave, and that it leaves nothing else. What it
/// adds could be anybody's, and would be released.
/// </summary>
internal static class JobPatterns
{
    /// <summary>The patterns over names alone.</summary>
    public static NameFilter OfNames(NameFilter required) =>
        new([.. required.Patterns.Where(pattern => !pattern.Contains('/', StringComparison.Ordinal))]);

    /// <summary>Every pattern, less the job in front of it.</summary>
    public static NameFilter Bare(NameFilter required) =>
        new([.. required.Patterns.Select(pattern => pattern[(pattern.LastIndexOf('/') + 1)..])]);

    /// <summary>What does not hold, for people.</summary>
    /// <param name="required">All of the patterns.</param>
    /// <param name="names">The files and those that are made of them, each with the job that left it.</param>
    public static IEnumerable<string> Problems(NameFilter required, IReadOnlyList<(string? Job, string Name)> names)
    {
        var lines = required
            .Patterns.Where(pattern => pattern.Contains('/', StringComparison.Ordinal))
            .Select(pattern => pattern.Split('/', 2))
            .Select(parts => (Job: parts[0], Glob: parts[1]))
            .ToList();
        foreach (var (job, glob) in lines)
        {
            if (!names.Any(file => file.Job == job && NameFilter.Matches(glob, file.Name)))
            {
                yield return $"required-assets: {job} left nothing that matches '{glob}'";
            }
        }
        foreach (var (job, name) in names)
        {
            var owners = lines.Where(line => NameFilter.Matches(line.Glob, name)).Select(line => line.Job).ToList();
            if (owners.Contains(job!))
            {
                continue;
            }
            if (owners is [var owner, ..])
            {
                yield return $"{job ?? "nobody"} left {name}, which is {owner}'s to leave";
            }
            else if (lines.Exists(line => line.Job == job))
            {
                yield return $"{job} left {name}, which no line of required-assets says that it leaves";
            }
        }
    }
}
