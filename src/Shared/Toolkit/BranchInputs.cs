using MsReleaseActions.Core;

namespace MsReleaseActions.Toolkit;

/// <summary>The input that names the branch which a commit must be part of.</summary>
public static class BranchInputs
{
    private const string ReachableFromName = "reachable-from";

    /// <summary>
    /// The branch, <c>main</c> where nothing is said; null where it is given as empty, which means: that is not asked.
    /// </summary>
    public static GitRefName? ReachableFrom(this InputReader inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var text = inputs.Raw(ReachableFromName) is { } given ? given.Trim() : "main";
        if (text.Length == 0)
        {
            return null;
        }
        if (!GitRefName.TryParse(text, out var branch, out var problem))
        {
            inputs.Problem($"{ReachableFromName} {problem}");
        }
        return branch;
    }
}
