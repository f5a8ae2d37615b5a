using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Workflows.Publishing;

namespace MsReleaseActions.ReleaseTrees;

/// <summary>Which tags are made or moved.</summary>
/// <param name="Create">The release's own tag is not there yet.</param>
/// <param name="MoveMajor">The tag of its major version is to name it.</param>
/// <param name="MajorBefore">What that one names now, or empty.</param>
/// <param name="Why">Why it is not moved; empty where it is.</param>
/// <param name="Latest">It is stable, and no stable release of any major version is newer.</param>
internal sealed record TagPlan(bool Create, bool MoveMajor, string MajorBefore, string Why, bool Latest)
{
    /// <summary>Decides; nothing is written.</summary>
    /// <exception cref="Refused">The tag is there with another content.</exception>
    public static TagPlan Of(
        PublishedRelease release,
        ReleaseObjects objects,
        IReadOnlyDictionary<string, RemoteTag> remote
    )
    {
        var there = remote.GetValueOrDefault(release.Tag);
        if (there is not null && there.Object != objects.Tag)
        {
            throw new Refused(
                ExitCode.No,
                $"{release.Tag} exists, and is not this release: it is the object {there.Object} of commit "
                    + $"{there.Commit}, this one would be {objects.Tag} of commit {objects.Commit}. A published "
                    + "version "
                    + $"never changes: look at `git show {release.Tag}`, and release under the next version"
            );
        }
        var own = ReleaseTag.Parse(release.Tag);
        var newer = remote
            .Keys.Select(name => ReleaseTag.TryParse(name, out var tag, out _) ? tag : null)
            .OfType<ReleaseTag>()
            .Where(tag => !tag.IsPrerelease && tag.IsNewerThan(own))
            .ToList();
        var major = remote.GetValueOrDefault(release.MajorTag);
        var why =
            own.IsPrerelease ? "a prerelease is used by its full tag only"
            : newer.Where(tag => tag.Version.Major == own.Version.Major).MaxBy(tag => tag.Version) is { } newest
                ? $"{newest} is newer"
            : major?.Commit == objects.Commit ? "it names this release already"
            : "";
        return new TagPlan(
            there is null,
            why.Length == 0,
            major?.Object ?? "",
            why,
            !own.IsPrerelease && newer.Count == 0
        );
    }
}
