using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>A release's tag, as it was typed.</summary>
internal static class TypedTag
{
    /// <param name="text">What was typed.</param>
    /// <param name="name">The argument or option that it was typed for.</param>
    /// <exception cref="ActionFailure">It is no release's tag: exit 2.</exception>
    public static ReleaseTag Parse(string text, string name = "TAG") =>
        ReleaseTag.TryParse(text, out var tag, out var problem)
            ? tag
            : throw new ActionFailure(ExitCode.BadInput, $"{name} {problem}");
}
