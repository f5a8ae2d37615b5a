using MsReleaseActions.Server;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

/// <summary>One action, ready to run, and what must hold of its work.</summary>
internal interface IScene : IAsyncLifetime
{
    GitHubSandbox Site { get; }

    ActionRunner Job { get; }

    string Secret { get; }

    /// <summary>How many runs of it meet.</summary>
    int AtOnce { get; }

    Task<ActionResult> ActAsync();

    /// <summary>After any run, however it ended: nothing is half visible, nothing is there twice.</summary>
    void RequireSafe();

    /// <summary>After a run that succeeded.</summary>
    void RequireDone();
}
