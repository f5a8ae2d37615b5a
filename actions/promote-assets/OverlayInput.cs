using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>
/// The <c>overlay</c> input: files of the workspace that replace the candidate's of the same name, or are added.
/// </summary>
internal static class OverlayInput
{
    public static IReadOnlyList<string> Read(InputReader inputs)
    {
        var before = inputs.Problems.Count;
        var paths = inputs.Paths("overlay");
        if (inputs.Problems.Count > before)
        {
            return [];
        }
        var files = inputs.Environment.Files;
        foreach (var path in paths.Where(path => !files.File.Exists(path)))
        {
            inputs.Problem($"overlay names '{path}', which is no file");
        }
        var names = paths.Select(path => files.Path.GetFileName(path)).ToList();
        foreach (var name in names.Where(AssetName.IsOfSeal))
        {
            inputs.Problem($"overlay cannot hold {name}: promote-assets makes or copies that file itself");
        }
        foreach (var name in names.Where(name => !AssetName.IsKept(name)))
        {
            inputs.Problem(
                $"overlay holds '{name}', which GitHub would store under another name: use letters, digits, dots, "
                    + "hyphens, underscores, + and @"
            );
        }
        foreach (var twice in names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            inputs.Problem($"overlay names {twice.Key} {twice.Count()} times");
        }
        return paths;
    }
}
