using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>A release's tag, as it was typed.</summary>
internal static class TypedTag
{
    /// <param name="text">What was typed.</param>
    /// <param name="name">The argument or option that it was typed for.</param>
    /// <exception cref="ActionFailure">It is no release's tag: exit 2.</exception>
    public static ReleaseTag Parse(string text, string name = "TAG") =>
        FoundTag.TryParse(text, out var found, out var problem)
            ? found.Tag
            : throw new ActionFailure(ExitCode.BadInput, $"{name} {problem}");

    /// <summary>The same tag, once it is known what the product's tags begin with.</summary>
    /// <param name="tag">As it was typed.</param>
    /// <param name="settings">Of the product.</param>
    /// <param name="name">The argument or option that it was typed for.</param>
    /// <exception cref="ActionFailure">It is another product's, or nobody's: exit 2.</exception>
    public static ReleaseTag Own(ReleaseTag tag, ReleaseSettings settings, string name = "TAG") =>
        FoundTag.WithPrefix(tag, settings.TagPrefix, name);
}
