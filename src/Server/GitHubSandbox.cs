using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server;

/// <summary>
/// An embedded GitHub: real HTTP on three ports, real git, its own clock. Strict where GitHub is, and says what it did
/// not like.
/// </summary>
public sealed class GitHubSandbox : SandboxServer
{
    private GitHubSandbox(SandboxOptions options)
        : base(options) => ApiRoutes.AddAll(Routes);

    /// <summary>Starts listening.</summary>
    public static async Task<GitHubSandbox> StartAsync(
        SandboxOptions? options = null,
        CancellationToken cancel = default
    )
    {
        var sandbox = new GitHubSandbox(options ?? new SandboxOptions());
        try
        {
            await sandbox.ListenAsync(cancel);
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }
}
