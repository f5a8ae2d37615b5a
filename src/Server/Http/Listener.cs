using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Http;

/// <summary>Which of GitHub's hosts a request reached.</summary>
public enum Listener
{
    /// <summary><c>api.github.com</c>.</summary>
    Api,

    /// <summary><c>uploads.github.com</c>.</summary>
    Upload,

    /// <summary>The object storage behind signed addresses.</summary>
    Storage,

    /// <summary><c>github.com</c>: pages and public downloads. Shares the API's port.</summary>
    Web,
}

/// <summary>Hosts by their names.</summary>
internal static class HostName
{
    /// <summary>The host that a name stands for, or null where the port decides.</summary>
    public static Listener? Listener(string host) =>
        host switch
        {
            "api." + Origins.Local => Http.Listener.Api,
            "uploads." + Origins.Local => Http.Listener.Upload,
            Origins.Stored => Http.Listener.Storage,
            Origins.Local => Http.Listener.Web,
            _ => null,
        };
}
