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
        Check(inputs, "overlay", [.. paths.Select(path => files.Path.GetFileName(path))]);
        return paths;
    }

    /// <summary>The names that <c>overlay-later</c> gives.</summary>
    public static IReadOnlyList<string> ReadLater(InputReader inputs)
    {
        var names = inputs.GetMultilineInput("overlay-later");
        if (names.Count > 0 && !inputs.GetBoolInput("dry-run", fallback: false))
        {
            inputs.Problem("overlay-later is given without dry-run: what is released must be there, as overlay");
        }
        Check(inputs, "overlay-later", names);
        return names;
    }

    private static void Check(InputReader inputs, string input, IReadOnlyList<string> names)
    {
        foreach (var name in names.Where(AssetName.IsOfSeal))
        {
            inputs.Problem($"{input} cannot hold {name}: promote-assets makes or copies that file itself");
        }
        foreach (var name in names.Where(name => !AssetName.IsKept(name)))
        {
            inputs.Problem(
                $"{input} holds '{name}', which GitHub would store under another name: use letters, digits, dots, "
                    + "hyphens, underscores, + and @"
            );
        }
        foreach (var twice in names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            inputs.Problem($"{input} names {twice.Key} {twice.Count()} times");
        }
    }
}
