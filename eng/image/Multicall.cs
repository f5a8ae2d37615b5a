using MsReleaseActions.AssembleBundles;
using MsReleaseActions.CheckVersions;
using MsReleaseActions.Core;
using MsReleaseActions.DispatchAndWait;
using MsReleaseActions.PromoteAssets;
using MsReleaseActions.PublishCandidate;
using MsReleaseActions.RewriteLatestJson;
using MsReleaseActions.Toolkit;
using MsReleaseActions.ValidateCandidate;
using MsReleaseActions.VerifyRelease;

namespace MsReleaseActions.Image;

/// <summary>
/// All actions in one executable, which runs the one that it is called by: through a link of that name, or as its first
/// argument.
/// </summary>
internal static class Multicall
{
    /// <summary>Every action, by its id.</summary>
    public static IReadOnlyDictionary<string, Func<ActionEnvironment, Task<int>>> Actions { get; } =
        new SortedDictionary<string, Func<ActionEnvironment, Task<int>>>(StringComparer.Ordinal)
        {
            ["assemble-bundles"] = AssembleAction.RunAsync,
            ["check-versions"] = CheckVersionsAction.RunAsync,
            ["dispatch-and-wait"] = DispatchAction.RunAsync,
            ["promote-assets"] = PromoteAssetsAction.RunAsync,
            ["publish-candidate"] = PublishCandidateAction.RunAsync,
            ["rewrite-latest-json"] = RewriteAction.RunAsync,
            ["validate-candidate"] = ValidateCandidateAction.RunAsync,
            ["verify-release"] = VerifyReleaseAction.RunAsync,
        };

    /// <param name="name">What the executable was called by, with or without folders.</param>
    /// <param name="arguments">The first one names the action where <paramref name="name"/> does not.</param>
    /// <param name="environment">The edges of the process.</param>
    /// <returns>The action's exit code; 2 where no action is named.</returns>
    public static async Task<int> RunAsync(string name, IReadOnlyList<string> arguments, ActionEnvironment environment)
    {
        var id = Path.GetFileName(name);
        if (
            Actions.TryGetValue(id, out var action)
            || (arguments.Count > 0 && Actions.TryGetValue(arguments[0], out action))
        )
        {
            return await action(environment);
        }
        await environment.Output.WriteAsync(
            $"Say which action to run: one of {string.Join(", ", Actions.Keys)}. Each reads its inputs from "
                + "INPUT_<NAME>, as GitHub's runner sets them.\n"
        );
        return (int)ExitCode.BadInput;
    }

    /// <summary>
    /// What this process was called by: the runtime names the file behind a link, the kernel the link.
    /// </summary>
    public static string NameOfProcess() => File.ReadAllText("/proc/self/cmdline").Split('\0')[0];
}
