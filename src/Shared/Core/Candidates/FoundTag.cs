using System.Diagnostics.CodeAnalysis;

namespace MsReleaseActions.Core.Candidates;

/// <summary>
/// A release's tag where nobody has said yet what a product's tags begin with: on a command line, in a plan, in a spec.
/// The prefix is what is before the version at its end.
/// </summary>
/// <param name="Tag">To be held against the product's prefix, with <see cref="WithPrefix"/>, once it is known.</param>
public sealed record FoundTag(ReleaseTag Tag) : IInputValue<FoundTag>
{
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out FoundTag? value,
        [NotNullWhen(false)] out string? problem
    )
    {
        // the longest version counts: what is left out of 10.2.3 is no prefix
        for (var length = 0; length < Math.Min(text.Length, 200); length++)
        {
            if (
                ReleaseTag.PrefixProblem(text[..length]) is null
                && ReleaseTag.TryParse(text, text[..length], out var tag, out _)
            )
            {
                (value, problem) = (new FoundTag(tag), null);
                return true;
            }
        }
        // in the words of the usual prefix
        _ = ReleaseTag.TryParse(text, ReleaseTag.DefaultPrefix, out _, out problem);
        value = null;
        problem ??= "must be a tag such as v1.2.3";
        return false;
    }

    /// <summary>The same text as a tag of a product.</summary>
    /// <param name="prefix">What the product's tags begin with.</param>
    /// <param name="name">What it was given as: <c>TAG</c>, <c>--tag</c>.</param>
    /// <exception cref="ActionFailure">It does not begin so (exit 2).</exception>
    public static ReleaseTag WithPrefix(ReleaseTag tag, string prefix, string name)
    {
        return ReleaseTag.TryParse(tag.Text, prefix, out var own, out var problem)
            ? own
            : throw new ActionFailure(
                ExitCode.BadInput,
                $"{name} {problem}",
                prefix == ReleaseTag.DefaultPrefix ? ""
                    : prefix.Length == 0 ? "tag_prefix of ms-release.json is empty: the product's tags are its versions"
                    : $"tag_prefix of ms-release.json is {prefix}"
            );
    }
}
