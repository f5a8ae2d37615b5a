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
