using MsReleaseActions.Core;
using MsReleaseActions.Workflows.Publishing;

namespace MsReleaseActions.ReleaseTrees;

/// <summary>Both tags in one push, all or nothing.</summary>
internal static class TagPush
{
    /// <summary>
    /// Arguments of git: each ref must be what the plan saw, so that of two runs at once one is refused and changes
    /// nothing.
    /// </summary>
    public static IReadOnlyList<string> Arguments(
        PublishedRelease release,
        ReleaseObjects objects,
        TagPlan plan,
        string remote
    )
    {
        var (own, major) = ($"refs/tags/{release.Tag}", $"refs/tags/{release.MajorTag}");
        return
        [
            "push",
            "--atomic",
            "--quiet",
            .. plan.Create ? [$"--force-with-lease={own}:"] : (string[])[],
            .. plan.MoveMajor ? [$"--force-with-lease={major}:{plan.MajorBefore}"] : (string[])[],
            "--",
            remote,
            .. plan.Create ? [$"{objects.Tag}:{own}"] : (string[])[],
            .. plan.MoveMajor ? [$"{objects.Commit}:{major}"] : (string[])[],
        ];
    }

    /// <summary>Pushes.</summary>
    /// <exception cref="Refused">The remote refused; then it changed nothing.</exception>
    public static void Push(Git git, IReadOnlyList<string> arguments)
    {
        var answer = git.Run([.. arguments]);
        if (answer.ExitCode != 0)
        {
            throw new Refused(
                ExitCode.GitHub,
                $"the tags were not pushed, none of them: {answer.Error}. Where it says 'stale info' another "
                    + "release came in between; run it again"
            );
        }
    }
}
