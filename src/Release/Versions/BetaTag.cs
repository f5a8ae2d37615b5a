using System.Globalization;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>The tag of a beta, <c>vX.Y.Z-beta.N</c>, with the prefix that the product has.</summary>
/// <param name="Base">The version that it leads to, <c>X.Y.Z</c>.</param>
/// <param name="Number">N, 1 or more.</param>
internal sealed record BetaTag(string Base, int Number)
{
    public static bool IsBeta(ReleaseTag tag) => Of(tag) is not null;

    public static bool IsStable(ReleaseTag tag) => !tag.IsPrerelease;

    /// <summary>Null for every other tag; a number beyond an int is nobody's count of betas.</summary>
    public static BetaTag? Of(ReleaseTag tag) =>
        tag.Version.ReleaseLabels.ToArray() is ["beta", var text]
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and < int.MaxValue
            ? new BetaTag(tag.VersionText[..tag.VersionText.IndexOf('-', StringComparison.Ordinal)], number)
            : null;
}
