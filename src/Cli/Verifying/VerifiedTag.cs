using MsReleaseActions.Candidates;
using MsReleaseActions.Runtime;

namespace MsReleaseActions.Cli.Verifying;

/// <summary>The tag that was typed.</summary>
internal static class VerifiedTag
{
    /// <exception cref="ActionFailure">It is no release's tag: exit 2.</exception>
    public static ReleaseTag Parse(string text) =>
        ReleaseTag.TryParse(text, out var tag, out var problem) ? tag : throw new ActionFailure(ExitCode.BadInput, $"TAG {problem}");
}
