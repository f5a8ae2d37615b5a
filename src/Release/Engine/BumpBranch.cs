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

    public static bool TryParse(string name, [NotNullWhen(true)] out BumpBranch? branch)
    {
        var match = Shape().Match(name);
        branch =
            match.Success && ReleaseTag.TryParse(match.Groups["tag"].Value, out var tag, out _)
                ? new BumpBranch(tag, match.Groups["base"].Value)
                : null;
        return branch is not null;
    }

    public override string ToString() => Name;

    [GeneratedRegex("^release/(?<tag>v.+)-(?<base>[0-9a-f]{8})$")]
    private static partial Regex Shape();
}
