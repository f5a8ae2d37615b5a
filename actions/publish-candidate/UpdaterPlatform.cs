using MsReleaseActions.Core;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>A line of <c>updater-platforms</c>: which built file an updater of that platform gets.</summary>
/// <param name="Pattern">Over file names; with a slash in it, over paths under the workspace.</param>
internal sealed record UpdaterPlatform(string Key, string Pattern)
{
    public static IReadOnlyList<UpdaterPlatform> Read(InputReader inputs)
    {
        var platforms = new List<UpdaterPlatform>();
        foreach (var line in inputs.GetMultilineInput("updater-platforms"))
        {
            var (key, pattern) = line.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, { Length: > 0 } right]
                ? (left, right)
                : (line, "");
            if (pattern.Length == 0)
            {
                inputs.Problem($"updater-platforms takes lines of the form key=glob, not '{line}'");
            }
            else if (!PlatformKey.IsKnown(key))
            {
                inputs.Problem($"updater-platforms: '{key}' is no platform; expected {PlatformKey.Form}");
            }
            else if (platforms.Exists(platform => platform.Key == key))
            {
                inputs.Problem($"updater-platforms names {key} twice");
            }
            else if (pattern.Split('/').Contains("..") || pattern.StartsWith('/'))
            {
                inputs.Problem(
                    $"updater-platforms must stay inside the workspace and out of its .git, '{pattern}' does not"
                );
            }
            platforms.Add(new UpdaterPlatform(key, pattern));
        }
        return platforms;
    }

    /// <summary>The file is one that this line names; signatures never are.</summary>
    public bool Names(BuiltFile file) =>
        !file.Name.EndsWith(".sig", StringComparison.Ordinal)
        && NameFilter.Matches(Pattern, Pattern.Contains('/', StringComparison.Ordinal) ? file.Shown : file.Name);
}
