using MsReleaseActions.Core;
using MsReleaseActions.Server;

namespace MsReleaseActions.ReleaseTrainTests.NetworkFaults;

/// <summary>An operator, ready to publish.</summary>
internal interface ITrainScene : IAsyncLifetime
{
    GitHubSandbox Site { get; }

    /// <summary>The one command.</summary>
    /// <returns>How it ended; null when it is published.</returns>
    Task<ActionFailure?> ActAsync();

    /// <summary>At any time: nothing is there twice.</summary>
    void RequireSafe();

    /// <summary>After a command that succeeded.</summary>
    void RequireDone();
}
