using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>
/// The branch that bumps a commit to a version. Its name says both, so that two operators who mean the same make the
/// same.
/// </summary>
/// <param name="Tag">The release's tag.</param>
/// <param name="BaseStart">The first eight digits of the commit that is released.</param>
public sealed partial record BumpBranch(ReleaseTag Tag, string BaseStart)
{
    /// <summary><c>release/v1.2.3-0a1b2c3d</c>.</summary>
    public string Name => $"release/{Tag}-{BaseStart}";

    public static BumpBranch Of(ReleaseTag tag, CommitSha @base) => new(tag, @base.Short);

    /// <param name="name">A branch's.</param>
    /// <param name="prefix">What the product's tags begin with: the bump of another product is none of ours.</param>
    /// <param name="branch">What it says, when it is a bump's.</param>
    public static bool TryParse(string name, string prefix, [NotNullWhen(true)] out BumpBranch? branch)
    {
        var match = Shape().Match(name);
        branch =
            match.Success && ReleaseTag.TryParse(match.Groups["tag"].Value, prefix, out var tag, out _)
                ? new BumpBranch(tag, match.Groups["base"].Value)
                : null;
        return branch is not null;
    }

    public override string ToString() => Name;

    [GeneratedRegex("^release/(?<tag>.+)-(?<base>[0-9a-f]{8})$")]
    private static partial Regex Shape();
}
