namespace MsReleaseActions.ActionsTests.NetworkFaults;

/// <summary>Every action that has to do with GitHub, ready to run.</summary>
internal static class Scenes
{
    private static readonly Dictionary<string, Func<int, IScene>> All = new(StringComparer.Ordinal)
    {
        ["promote-assets"] = atOnce => new PromoteScene(atOnce),
        ["publish-candidate"] = atOnce => new PublishScene(atOnce),
        ["dispatch-and-wait"] = atOnce => new DispatchScene(atOnce),
        ["validate-candidate"] = _ => new ValidateScene(),
        ["rewrite-latest-json"] = _ => new RewriteScene(),
        ["assemble-bundles"] = _ => new AssembleScene(),
        ["verify-release"] = _ => new VerifyScene(),
    };

    public static IReadOnlyList<string> Names => [.. All.Keys];

    /// <summary>Those that change something at GitHub.</summary>
    public static IReadOnlyList<string> Writing { get; } = ["promote-assets", "publish-candidate", "dispatch-and-wait"];

    /// <param name="action">Its id.</param>
    /// <param name="atOnce">How many runs of it meet.</param>
    public static async Task<IScene> OpenAsync(string action, int atOnce = 1)
    {
        var scene = All[action](atOnce);
        await scene.InitializeAsync();
        scene.Site.Log.Clear();
        return scene;
    }
}
